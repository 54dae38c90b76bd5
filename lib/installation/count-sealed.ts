import { type Queryable, query } from "@/lib/db";
import { decryptSecret, type SealedColumn } from "@/lib/kernel";
import { sealedColumns } from "./sealed-columns";

const SAMPLE = 20;

function opens(sealed: string, owner: string): boolean {
  try {
    decryptSecret(sealed, owner);
    return true;
  } catch {
    return false;
  }
}

/** Whether the present secret opens some of what is sealed, or nothing is sealed at all. */
export async function canOpenWhatIsSealed(): Promise<boolean> {
  let looked = 0;
  for (const { table, column, owner } of sealedColumns) {
    const rows = await query<{ sealed: string; owner: string }>(
      `select ${column} as sealed, ${owner}::text as owner from ${table}
       where ${column} is not null limit ${SAMPLE}`,
    );
    if (rows.some((row) => opens(row.sealed, row.owner))) return true;
    looked += rows.length;
  }
  return looked === 0;
}

export type SealedCount = { column: SealedColumn; count: number };

/** How many values of each kind are sealed; kinds without any are left out. */
export async function countSealed(db: Queryable): Promise<SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const column of sealedColumns) {
    const { rows } = await db.query<{ count: number }>(
      `select count(${column.column})::int as count from ${column.table}`,
    );
    const count = rows[0]?.count ?? 0;
    if (count > 0) counts.push({ column, count });
  }
  return counts;
}

/** The kinds and numbers in words; what a lost secret always costs is among them. */
export const describeLoss = (counts: SealedCount[]): string =>
  [
    ...counts.map(({ column, count }) => `${count} ${column.lost}`),
    "unsubscribe links in mails already sent",
  ].join("; ");
