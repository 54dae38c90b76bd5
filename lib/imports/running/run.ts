import { pool, type Queryable, query } from "@/lib/db";
import { type Context, fromPublicId, notFound, requireRight } from "@/lib/kernel";
import type { Comparison, FateCounts, FileHead, ImportState, Mapping } from "../schemas";

/** One file and how far it has come, as the database keeps it. */
export interface ImportRun {
  id: string;
  siteId: string;
  platform: string;
  fileName: string;
  fileSize: number;
  state: ImportState;
  mapping: Mapping | null;
  head: FileHead;
  rowCount: number | null;
  /** The last row of the file that is done with. */
  doneCount: number;
  counts: FateCounts;
  comparison: Comparison;
  /** Whether what has to be sent of it was sent already. */
  wasSent: boolean;
  error: string | null;
  attempts: number;
  failures: number;
  createdBy: string | null;
  createdByLabel: string;
  createdAt: Date;
  finishedAt: Date | null;
}

export const runColumns = `id, site_id as "siteId", platform, file_name as "fileName",
  file_size as "fileSize", state, mapping, headers as head, row_count as "rowCount",
  done_count as "doneCount", counts, comparison,
  was_sent as "wasSent", error, attempts, failures,
  created_by as "createdBy", created_by_label as "createdByLabel", created_at as "createdAt",
  finished_at as "finishedAt"`;

/** The run of a shown id on one of the actor's sites; throws `not_found` or `forbidden`. */
export async function findRun(
  ctx: Context,
  publicId: string,
  db: Queryable = pool(),
): Promise<ImportRun> {
  const { rows } = await db.query<ImportRun & Record<string, unknown>>(
    `select ${runColumns} from import_runs where site_id = any($1::uuid[]) and id = $2`,
    [ctx.sites.map((site) => site.siteId), fromPublicId("import", publicId)],
  );
  const run = rows[0];
  if (!run) throw notFound("import");
  requireRight(ctx, run.siteId, "imports:run");
  return run;
}

/** The file, piece by piece. */
export async function* readFile({
  siteId,
  id,
}: Pick<ImportRun, "siteId" | "id">): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const [piece] = await query<{ bytes: Buffer }>(
      "select bytes from import_chunks where site_id = $1 and import_id = $2 and position = $3",
      [siteId, id, position],
    );
    if (!piece) return;
    yield piece.bytes;
  }
}
