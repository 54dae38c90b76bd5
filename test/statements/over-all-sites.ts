/**
 * `path: rule` → why it may ask all machines. Each looks for what is over or due, over all sites, now and
 * then; whatever somebody waits for names its site.
 */
export const sweeps: Readonly<Record<string, string>> = {
  "lib/imports/running/sweep-import-files.ts: no site":
    "files that were given up are looked for wherever they are, now and then",
  "lib/mail/writing/wipe-spent-tokens.ts: no site":
    "spent tokens are wiped wherever they are, now and then",
  "lib/notifications/sweep-notices.ts: no site": "old notices go wherever they are, once a day",
  "lib/notifications/watch-connections.ts: no site":
    "the watch looks at every connection, some times an hour",
  "lib/db/schema-engine.ts: no site": "a migration carries over what all sites have",
  "lib/db/schema-engine.ts: site not given": "a migration carries over what all sites have",
  "lib/imports/reading/count-upload.ts: no site":
    "uploads that no day counts any more go wherever they are",
  "lib/installation/accept-new-secret.ts: no site":
    "a new secret is for everything that the old one sealed",
  "lib/installation/count-sealed.ts: no site":
    "a new secret is for everything that the old one sealed",
  "lib/mail/sending/bound-reached.ts: no site":
    "what one mailbox is sent in a day is bounded over all sites, and asked only near the bound",
  "lib/notifications/send-digests.ts: no site":
    "whoever waits for a digest is looked for once an hour",
  "lib/notifications/write-notices.ts: no site":
    "a person's mails of an hour are counted over all their sites",
  "lib/orders/listing/fill-search-text.ts: no site":
    "which sites are still to be brought up to date is asked once a run",
  "lib/orders/listing/fill-search-text.ts: site not given":
    "each site gets a line of its own from the list of sites",
  "lib/sites/api-keys/answer-once.ts: no site": "answers that are a day old go wherever they are",
  "lib/members/orders/own-orders.ts: no site":
    "a member's notices are marked as read on all the sites where the address has orders",
  "lib/store/requests/complete-request.ts: no site":
    "requests that were never finished go wherever they are, once an hour",
  "lib/work/due-sites.ts: no site":
    "what a lost wake-up left is looked for, at most every ten seconds",
  "lib/work/due-sites.ts: recursion over sites": "the same on one machine, by steps along an index",
};

/** `path: rule` of what is still to be mended. The list only shrinks. */
export const notYetRight: readonly string[] = [];
