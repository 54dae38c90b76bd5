/**
 * How each table is kept where the database is sharded by site: `distributed` by `site_id`, beside all
 * the others of the site; `reference`, a copy on each node, for what is read without a site and seldom
 * written; `local`, on the coordinator alone. The last two belong to the installation as a whole, and
 * say why. A new table needs its line here.
 */
export type TableKind = "distributed" | { reference: string } | { local: string };

export const tableKinds: Readonly<Record<string, TableKind>> = {
  // In the order in which they are made: what others refer to comes first.
  users: { reference: "people are on several sites" },
  sites: { reference: "the sites themselves" },
  site_members: { reference: "who may see what is asked for all sites of a person at once" },
  invitations: { reference: "found by its token, which names no site" },
  api_keys: { reference: "found by its key, which names no site" },
  support_buttons: { reference: "found by the token in its address, which names no site" },

  orders: "distributed",
  customers: "distributed",
  subscriptions: "distributed",
  order_items: "distributed",
  order_notes: "distributed",
  order_events: "distributed",
  connections: "distributed",
  connection_alarms: "distributed",
  inbound_events: "distributed",
  inbound_repeats: "distributed",
  outbox: "distributed",
  event_tellings: "distributed",
  ledger_transactions: "distributed",
  ledger_postings: "distributed",
  api_answers: "distributed",
  carried_steps: "distributed",
  confirmations: "distributed",
  confirmation_events: "distributed",
  matches: "distributed",
  code_sightings: "distributed",
  reply_templates: "distributed",
  reply_template_variants: "distributed",
  reply_rules: "distributed",
  reply_runs: "distributed",
  outgoing_mails: "distributed",
  mail_attempts: "distributed",
  mail_opt_outs: "distributed",
  notices: "distributed",
  import_runs: "distributed",
  import_chunks: "distributed",
  import_rows: "distributed",
  import_mappings: "distributed",
  import_uploads: "distributed",
  item_names: "distributed",
  stripe_accounts: "distributed",
  order_cards: "distributed",
  payments: "distributed",
  refunds: "distributed",
  disputes: "distributed",
  store_items: "distributed",
  store_pictures: "distributed",
  store_picture_files: "distributed",
  store_requests: "distributed",
  order_messages: "distributed",
  member_notices: "distributed",

  installation: { local: "one row, about the installation" },
  sessions: { local: "a person's, found by the token in the cookie" },
  known_devices: { local: "a person's browser, found by its token" },
  sign_in_links: { local: "a person's, found by its token" },
  notice_preferences: { local: "a person's" },
  member_links: { local: "a member's, found by its token; their orders are on several sites" },
  member_sessions: { local: "a member's, found by the token in the cookie" },
  member_choices: { local: "a member's, over all sites" },
  saved_views: { local: "a person's, who may share it with a site" },
  rate_limits: { local: "counts strangers, before any site is known" },
  sandbox_clock: { local: "each node has its own: a function that runs on a shard reads it" },
};

/** The table that all others of a site are kept beside. */
export const firstDistributed = "orders";

export const kindOf = (table: string): "distributed" | "reference" | "local" | undefined => {
  const kind = Object.hasOwn(tableKinds, table) ? tableKinds[table] : undefined;
  if (kind === undefined || kind === "distributed") return kind;
  return "reference" in kind ? "reference" : "local";
};

/** The tables of a kind, in the order in which they are made. */
export const tablesOfKind = (kind: ReturnType<typeof kindOf>): string[] =>
  Object.keys(tableKinds).filter((table) => kindOf(table) === kind);

export interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/**
 * The foreign keys of distributed tables. They are taken away while the tables are moved and made again
 * afterwards, so they are written down here too: a run that breaks off between loses none.
 */
export const foreignKeys: readonly ForeignKey[] = [
  {
    table: "connections",
    name: "connections_site_id_fkey",
    definition: "FOREIGN KEY (site_id) REFERENCES sites(id) ON DELETE CASCADE",
  },
  {
    table: "ledger_postings",
    name: "ledger_postings_site_id_transaction_id_fkey",
    definition: "FOREIGN KEY (site_id, transaction_id) REFERENCES ledger_transactions(site_id, id)",
  },
  {
    table: "order_items",
    name: "order_items_site_id_order_id_fkey",
    definition: "FOREIGN KEY (site_id, order_id) REFERENCES orders(site_id, id) ON DELETE CASCADE",
  },
  {
    table: "order_notes",
    name: "order_notes_site_id_order_id_fkey",
    definition: "FOREIGN KEY (site_id, order_id) REFERENCES orders(site_id, id) ON DELETE CASCADE",
  },
  {
    table: "reply_template_variants",
    name: "reply_template_variants_site_id_template_id_fkey",
    definition:
      "FOREIGN KEY (site_id, template_id) REFERENCES reply_templates(site_id, id) ON DELETE CASCADE",
  },
  {
    table: "store_picture_files",
    name: "store_picture_files_site_id_picture_id_fkey",
    definition:
      "FOREIGN KEY (site_id, picture_id) REFERENCES store_pictures(site_id, id) ON DELETE CASCADE",
  },
  {
    table: "store_pictures",
    name: "store_pictures_site_id_item_id_fkey",
    definition:
      "FOREIGN KEY (site_id, item_id) REFERENCES store_items(site_id, id) ON DELETE CASCADE",
  },
  {
    table: "subscriptions",
    name: "subscriptions_site_id_customer_id_fkey",
    definition:
      "FOREIGN KEY (site_id, customer_id) REFERENCES customers(site_id, id) ON DELETE RESTRICT",
  },
];
