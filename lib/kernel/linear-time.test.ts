import { takeLinearTime } from "@/test/linear-time";
import { parseDuration } from "./duration";
import { fromPublicId } from "./ids";
import { parseCurrency, parseMoney } from "./money";
import { singleLine } from "./text/single-line";
import { storableJson, storableText, truncateText } from "./text/text";
import { trimHead, trimTail } from "./text/trim-ends";

const line = singleLine("A name", 80);

takeLinearTime({
  parseMoney: (text) => parseMoney(text, "USD"),
  parseCurrency,
  parseDuration,
  fromPublicId: (text) => fromPublicId("order", text),
  singleLine: (text) => line.safeParse(text),
  storableText,
  storableJson: (text) => storableJson({ [text]: [text] }),
  truncateText: (text) => truncateText(text, 100),
  "trimHead and trimTail": (text) => trimHead(trimTail(text, " 0/-"), " 0/-"),
});
