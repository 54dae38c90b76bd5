import { z } from "zod";
import { storableText } from "./text";

/** What a person types into one line: storable, blanks drawn together, not empty. */
export const singleLine = (what: string, max: number) =>
  z
    .string(`${what} is required.`)
    .transform((text) => storableText(text).replace(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(1, `${what} is required.`)
        .max(max, `${what} can have at most ${max} characters.`),
    );
