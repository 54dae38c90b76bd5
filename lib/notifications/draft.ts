import { truncateText } from "@/lib/kernel";
import type { NoticeKind } from "./schemas";

/** Something worth telling, before it is known whom. */
export interface Draft {
  siteId: string;
  kind: NoticeKind;
  /** The same happening is told once to each person. */
  dedupeKey: string;
  title: string;
  body: string | null;
  /** A path inside the app. */
  href: string;
  /** Too small for a mail, whatever people prefer. */
  lowKey?: boolean;
}

/** One line out of whatever supporters and files call themselves. */
export const oneLine = (text: string, length: number) =>
  truncateText(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim(), length);
