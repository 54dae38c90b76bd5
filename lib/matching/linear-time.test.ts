import { pageAddress } from "@/lib/buttons/schemas";
import { takeLinearTime } from "@/test/linear-time";
import { findCodes, normaliseCode } from "./declaring/codes";
import { declareSchema, replySchema, sayPaidSchema } from "./declaring/declaration";
import { cleanTransactionId, emailKeyOf } from "./declaring/keys";

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
});
