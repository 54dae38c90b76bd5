import {
  choices,
  defineList,
  oneOf,
  type StateOf,
  searchedFor,
  siteNames,
} from "@/lib/lists/browser";
import { mailPeriods, mailPurposes, mailStateLabels, mailStates } from "../mail-words";

const periodText = (days: number) => (days === 1 ? "Last 24 hours" : `Last ${days} days`);

/** The log of mails: what its address says, and its columns. */
export const mailList = defineList({
  ...{ path: "/emails", one: "e-mail", many: "e-mails" },
  filters: {
    q: searchedFor(200),
    site: siteNames(),
    purpose: choices("purpose", "Purpose", mailPurposes),
    state: choices("state", "State", mailStateLabels, mailStates),
    days: oneOf(
      "days",
      "Time",
      mailPeriods.map((value) => ({ value, label: periodText(value) })),
      null,
    ),
  },
  columns: {
    recipient: { label: "To" },
    subject: { label: "Subject" },
    state: { label: "State" },
    purpose: { label: "Purpose" },
    site: { label: "Site" },
    order: { label: "Order" },
    created_at: { label: "Written", sort: "created_at", largestFirst: true },
  },
  fixedColumn: "subject",
  sorts: ["created_at"],
  usualSort: { by: "created_at", descending: true },
});

export type MailListState = StateOf<typeof mailList>;
