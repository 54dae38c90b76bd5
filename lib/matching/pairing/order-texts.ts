import type { Queryable } from "@/lib/db";
import { findCodes } from "../declaring/codes";

const mostTexts = 200;

/** Every text inside a JSON value, addresses of pages left out: nobody writes a code into one. */
function textsIn(value: unknown, found: string[]): void {
  if (found.length >= mostTexts) return;
  if (typeof value === "string") {
    if (!/^https?:\/\//i.test(value)) found.push(value);
  } else if (value !== null && typeof value === "object") {
    for (const inner of Object.values(value)) textsIn(inner, found);
  }
}

interface Texts {
  message: string | null;
  details: unknown;
  items: unknown;
}

const textColumns = `o.message, o.details, (select jsonb_agg(i.details) from order_items i
  where i.site_id = $1 and i.order_id = o.id and i.details <> '{}') as items`;

function codesIn({ message, details, items }: Texts): string[] {
  const texts = message === null ? [] : [message];
  textsIn(details, texts);
  textsIn(items, texts);
  return [...new Set(texts.flatMap(findCodes))];
}

const page = 1000;

/**
 * The codes in what the payers could write on orders: the message, and answers and notes, which
 * platforms' readers keep in the details of the order and of its items. Orders without any are left out.
 */
export async function findCodesOf(
  tx: Queryable,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (let start = 0; start < ids.length; start += page) {
    const { rows } = await tx.query<Texts & { id: string }>(
      `select o.id, ${textColumns} from orders o where o.site_id = $1 and o.id = any($2::uuid[])`,
      [siteId, ids.slice(start, start + page)],
    );
    for (const row of rows) {
      const codes = codesIn(row);
      if (codes.length > 0) found.set(row.id, codes);
    }
  }
  return found;
}
