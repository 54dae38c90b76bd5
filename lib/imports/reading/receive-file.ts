import { channels, notifySoon, query } from "@/lib/db";
import { actorColumns } from "@/lib/events";
import {
  type Context,
  invalid,
  newId,
  OnetillError,
  requireRight,
  storableJson,
  storableText,
  truncateText,
} from "@/lib/kernel";
import { findPlatform } from "@/lib/platforms";
import { findTelling } from "../joining/find-telling";
import { readFile } from "../running/run";
import { headerRowOf, largestFile, mostRows } from "../schemas";
import { beginUpload, countUpload, endUpload } from "./count-upload";
import { recognizeFile } from "./guess-mapping";
import { FileInspector, readHead, refuseUnreadable } from "./inspect-file";

const pieceSize = 256 * 1024;

async function storePiece(siteId: string, importId: string, position: number, bytes: Buffer) {
  await query(
    "insert into import_chunks (site_id, import_id, position, bytes) values ($1, $2, $3, $4) returning 1",
    [siteId, importId, position, bytes],
  );
}

/** Collects a stream into pieces of one size, the last one smaller. Holds one of them, however it comes. */
async function* inPieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let piece = Buffer.alloc(pieceSize);
  let size = 0;
  for await (const given of body) {
    for (let at = 0; at < given.byteLength; ) {
      const part = given.subarray(at, at + pieceSize - size);
      piece.set(part, size);
      size += part.byteLength;
      at += part.byteLength;
      if (size < pieceSize) continue;
      yield piece;
      piece = Buffer.alloc(pieceSize);
      size = 0;
    }
  }
  if (size > 0) yield piece.subarray(0, size);
}

/** Stores the file as it comes and looks at it on its way. */
async function storeFile(siteId: string, importId: string, body: AsyncIterable<Uint8Array>) {
  const inspector = new FileInspector();
  let start: Buffer = Buffer.alloc(0);
  let size = 0;
  let position = 0;
  for await (const piece of inPieces(body)) {
    size += piece.byteLength;
    if (size > largestFile) {
      throw new OnetillError(
        "too_large",
        `The file is larger than ${largestFile / 1024 / 1024} MB. Export a shorter time at once.`,
      );
    }
    inspector.look(piece);
    if (position === 0) start = piece;
    await countUpload(siteId, importId, piece.byteLength);
    // Nothing more of it is worth keeping.
    if (inspector.isBinary || inspector.rows > mostRows) break;
    // What no reading of its first rows can save is refused before the rest has come.
    if (position === 0 && piece.byteLength === pieceSize) readHead(piece, inspector.encoding);
    await storePiece(siteId, importId, position, piece);
    position += 1;
  }
  if (size === 0) throw invalid("The file is empty.", "file");
  refuseUnreadable(inspector);
  const head = readHead(start, inspector.encoding);
  const rows = Math.max(0, inspector.rows - (headerRowOf(head) - 1));
  return { size, rows, head };
}

/**
 * Takes in a platform's CSV of past payments. A file that has the platform's own columns is checked at
 * once; of any other a person says first which column is which. Nothing is added by this.
 * Throws `too_large`, `invalid_request` with a sentence when it is no CSV, or `rate_limited` with when
 * the site may send the next one.
 */
export async function receiveFile(
  ctx: Context,
  siteId: string,
  file: { platform: string; name: string; body: AsyncIterable<Uint8Array> },
): Promise<{ importId: string }> {
  requireRight(ctx, siteId, "imports:run");
  const { slug, pastPayments } = findPlatform(file.platform);
  if (!pastPayments) throw invalid("This platform has no file of past payments.", "platform");
  const importId = newId();
  await beginUpload(siteId, importId);
  try {
    const { size, rows, head: seen } = await storeFile(siteId, importId, file.body);
    const head = { ...seen, telling: await findTelling(readFile({ siteId, id: importId }), seen) };
    const mapping = recognizeFile(pastPayments, head);
    const actor = actorColumns(ctx.actor);
    await query(
      `insert into import_runs (id, site_id, platform, file_name, file_size, state, mapping, headers,
         row_count, created_by, created_by_label, created_at)
       values ($1, $2, $3, $4, $5, $6::import_state, $7, $8, $9, $10, $11, $12) returning 1`,
      [
        importId,
        siteId,
        slug,
        truncateText(storableText(file.name).trim() || "payments.csv", 200),
        size,
        mapping ? "checking" : "uploaded",
        mapping ? JSON.stringify(mapping) : null,
        JSON.stringify(storableJson(head)),
        rows,
        actor.id,
        actor.label,
        ctx.clock.now(),
      ],
    );
  } catch (error) {
    await query("delete from import_chunks where site_id = $1 and import_id = $2 returning 1", [
      siteId,
      importId,
    ]).catch(() => {});
    throw error;
  } finally {
    await endUpload(siteId, importId).catch(() => {});
  }
  notifySoon(channels.imports, siteId);
  return { importId };
}
