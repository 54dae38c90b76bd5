import type { SealedColumn } from "@/lib/kernel";

/** What this module keeps sealed with a key from ONETILL_SECRET. */
export const sealedInSources: readonly SealedColumn[] = [
  {
    table: "connections",
    column: "secret_encrypted",
    owner: "id",
    forget: "secret_encrypted = null, secret_hint = null, secret_set_at = null",
    lost: "connection secrets (webhooks are refused until each is entered again)",
  },
];
