import type { SealedColumn } from "@/lib/kernel";
import { sealedInMail } from "@/lib/mail";
import { sealedInPayments } from "@/lib/payments";
import { sealedInSources } from "@/lib/platforms";
import { sealedInSites } from "@/lib/sites";

/** Everything in the database that only ONETILL_SECRET opens. */
export const sealedColumns: readonly SealedColumn[] = [
  ...sealedInSites,
  ...sealedInSources,
  ...sealedInMail,
  ...sealedInPayments,
];
