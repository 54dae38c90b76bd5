import { pool, type Queryable } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, notFound, type Right, requireRight, toPublicId } from "@/lib/kernel";
import { feeOfOrder } from "@/lib/ledger";
import type { OrderRow } from "./order-row";
import { orderColumns } from "./order-row";

export interface Note {
  id: string;
  body: string;
  authorLabel: string;
  createdAt: Date;
  editedAt: Date | null;
}

interface ReadAs {
  db?: Queryable | undefined;
  /** What the actor needs; whoever may change an order is answered with it, too. */
  right?: Right;
}

/** The actor's sites, as `readOrder` gives them. */
const ours = "= any($1::uuid[])";

async function readOrder<Row extends OrderRow>(
  ctx: Context,
  publicId: string,
  columns: string,
  { db = pool(), right = "orders:read" }: ReadAs = {},
) {
  const { rows } = await db.query<Row & Record<string, unknown>>(
    `select ${columns} from orders o join sites s on s.id = o.site_id
     where o.site_id ${ours} and o.id = $2`,
    [ctx.sites.map((site) => site.siteId), fromPublicId("order", publicId)],
  );
  const [row] = rows;
  if (!row) throw notFound("order");
  requireRight(ctx, row.siteId, right);
  return row;
}

/** One order by its shown id. Throws `not_found` outside the actor's sites. */
export const getOrder = (ctx: Context, publicId: string, as?: ReadAs): Promise<OrderRow> =>
  readOrder(ctx, publicId, orderColumns(ours), as);

/** The kinds of a site's orders, by UUID, in one look; of one that is not there nothing. */
export async function readKinds(
  db: Queryable,
  siteId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrderRow["kind"]>> {
  const { rows } = await db.query<Pick<OrderRow, "id" | "kind">>(
    "select id, kind from orders where site_id = $1 and id = any($2::uuid[])",
    [siteId, ids],
  );
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

// JSON knows no times: they travel as milliseconds.
const notes = `(select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'body', n.body,
    'authorLabel', n.author_label, 'createdAt', extract(epoch from n.created_at) * 1000,
    'editedAt', extract(epoch from n.edited_at) * 1000) order by n.created_at, n.id), '[]')
  from order_notes n where n.site_id ${ours} and n.site_id = o.site_id and n.order_id = o.id
    and n.deleted_at is null)`;

type NoteJson = Pick<Note, "id" | "body" | "authorLabel"> & {
  createdAt: number;
  editedAt: number | null;
};

/**
 * One order with its notes, oldest first and without deleted ones, and with what its platform kept of
 * the amount (null where it has not told), in one statement. Throws `not_found` outside the actor's sites.
 */
export async function getOrderWithNotes(
  ctx: Context,
  publicId: string,
): Promise<{ order: OrderRow; notes: Note[]; fee: bigint | null }> {
  const row = await readOrder<OrderRow & { notes: NoteJson[]; fee: bigint | null }>(
    ctx,
    publicId,
    `${orderColumns(ours)}, ${notes} as notes, ${feeOfOrder(ours)} as fee`,
  );
  const { notes: written, fee, ...order } = row;
  return {
    ...{ order, fee },
    notes: written.map(({ id, createdAt, editedAt, ...note }) => ({
      ...note,
      id: toPublicId("note", id),
      createdAt: new Date(createdAt),
      editedAt: editedAt === null ? null : new Date(editedAt),
    })),
  };
}
