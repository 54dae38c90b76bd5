// What a browser may take of the module: no zod, nothing of node:.
export type { MailDetail } from "./listing/get-mail";
export type { MailLine } from "./listing/list-mails";

export { type MailListState, mailList } from "./listing/mail-list";
export * from "./mail-words";
/** What became of the mails about an order, as a list shows it. */
export interface MailStatus {
  state: "none" | "queued" | "sent" | "failed" | "skipped" | "unknown";
  why: string | null;
  /** The newest mail's UUID, where there is one. */
  mailId: string | null;
}

export type { MailFilter } from "./schemas";
