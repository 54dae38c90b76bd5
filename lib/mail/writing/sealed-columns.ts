import type { SealedColumn } from "@/lib/kernel";

/** What only ONETILL_SECRET opens: the tokens in links of mails that have not left. */
export const sealedInMail: readonly SealedColumn[] = [
  {
    table: "outgoing_mails",
    column: "sealed_token",
    owner: "'mail:' || id",
    forget: `sealed_token = null, token_until = null,
      state = case when state in ('queued', 'sending') then 'canceled'::mail_state else state end`,
    lost: "mails with a link that are not sent yet",
  },
];
