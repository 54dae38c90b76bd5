import { storableText, truncateText } from "@/lib/kernel";

/** Text as one line of a header can carry it: nothing in it ends the line, it is never very long. */
export const oneLine = (text: string, length = 200) =>
  truncateText(
    storableText(text)
      .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
      .trim(),
    length,
  );
