import { takeLinearTime } from "@/test/linear-time";
import { pageAddress } from "./button-schemas";
import { findCodes, normaliseCode } from "./codes";
import { readConfirmationList } from "./confirmation-address";
import { declareSchema, replySchema, sayPaidSchema } from "./declaration";
import { cleanTransactionId, emailKeyOf } from "./keys";

takeLinearTime({
  findCodes,
  normaliseCode,
  cleanTransactionId,
  emailKeyOf,
  pageAddress: (text) => pageAddress.safeParse(text),
  declareSchema: (text) =>
    declareSchema.safeParse({
      ...{ platform: text, email: text, name: text, message: text, locale: text, currency: text },
    }),
  sayPaidSchema: (text) => sayPaidSchema.safeParse({ transactionId: text, email: text }),
  replySchema: (text) => replySchema.safeParse(text),
  "readConfirmationList, many values": (text) =>
    readConfirmationList(Array.from(text, (value) => ["site", value] as const)),
  "readConfirmationList, one long value": (text) =>
    readConfirmationList(["q", "site", "after", "days"].map((name) => [name, text])),
});
