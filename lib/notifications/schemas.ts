import { z } from "zod";
import { type NoticeKind, noticeKindNames, noticeWays } from "./browser";

export * from "./browser";

export const preferenceSchema = z.object({
  kind: z.enum(noticeKindNames as [NoticeKind, ...NoticeKind[]]),
  way: z.enum(noticeWays),
});
