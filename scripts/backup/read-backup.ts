import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { Refusal, reasonOf } from "../stack/refusal";
import { FIRST_LINE, type Header, TRAILER_BYTES, trailerOf } from "./format";

export type Backup = { file: string; header: Header; bodyFrom: number; bodyTo: number };

const LONGEST_HEADER = 1024 * 1024;

/** Reads up to the end of the second line. */
async function readHeader(file: string): Promise<{ header: Header; bodyFrom: number }> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(LONGEST_HEADER),
      0,
      LONGEST_HEADER,
      0,
    );
    const start = buffer.subarray(0, bytesRead);
    const first = Buffer.from(FIRST_LINE);
    if (!start.subarray(0, first.length).equals(first)) {
      const newer = start.subarray(0, 15).toString() === "onetill-backup ";
      throw new Refusal(
        newer
          ? `${file} was written by a newer version of Onetill in a form that this one does not know. Restore it with that version.`
          : `${file} is not a backup of Onetill.`,
      );
    }
    const end = start.indexOf("\n", first.length);
    const header = JSON.parse(start.subarray(first.length, end).toString());
    return { header, bodyFrom: end + 1 };
  } finally {
    await handle.close();
  }
}

/**
 * Opens a backup after having read all of it once, to see that it is whole. Throws a Refusal for a file
 * that is none, was cut short or changed.
 */
export async function openBackup(file: string): Promise<Backup> {
  let size: number;
  try {
    const handle = await open(file, "r");
    size = (await handle.stat().finally(() => handle.close())).size;
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${reasonOf(error)}.`);
  }
  const broken = new Refusal(
    `${file} is damaged: it was cut short, or changed after it was written. Nothing was restored; use another copy.`,
  );
  const { header, bodyFrom } = await readHeader(file).catch((error) => {
    throw error instanceof Refusal ? error : broken;
  });
  const bodyTo = size - TRAILER_BYTES;
  if (bodyTo <= bodyFrom) throw broken;
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file, { end: bodyTo - 1 })) hash.update(piece);
  let trailer = "";
  for await (const piece of createReadStream(file, { start: bodyTo })) trailer += piece;
  if (trailer !== trailerOf(hash.digest("hex"))) throw broken;
  return { file, header, bodyFrom, bodyTo };
}

/** The frames of a backup, one after the other, whatever its size. */
export async function* readFrames({ file, bodyFrom, bodyTo }: Backup) {
  const source = createReadStream(file, { start: bodyFrom, end: bodyTo - 1 });
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const piece of source.pipe(gunzip)) {
    waiting.push(piece);
    length += piece.length;
    let all = waiting.length === 1 ? piece : undefined;
    for (;;) {
      if (length < 5) break;
      all ??= Buffer.concat(waiting);
      const size = 5 + all.readUInt32BE(1);
      if (length < size) break;
      yield { type: all.readUInt8(0), payload: all.subarray(5, size) as Buffer };
      all = all.subarray(size);
      length = all.length;
      waiting = [all];
    }
  }
}
