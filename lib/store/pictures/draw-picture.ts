import sharp from "sharp";
import { invalid, OnetillError } from "@/lib/kernel";
import { largestPicture, pictureWidths } from "./picture-bounds";

// One picture is drawn with one thread and nothing of it is kept.
sharp.concurrency(1);
sharp.cache(false);

/** A picture as it is kept: its own size and, in each width, a WebP. */
export interface DrawnPicture {
  width: number;
  height: number;
  files: { width: number; bytes: Buffer }[];
}

const wrongKind = () => invalid("picture must be a JPEG, PNG, WebP, AVIF or GIF file.", "picture");

const startsWith = (bytes: Buffer, text: string, at = 0) =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, "latin1"));

/** By its first bytes: what else a decoder could read (SVG, PDF, TIFF) never reaches it. */
function isPicture(bytes: Buffer): boolean {
  return (
    startsWith(bytes, "\xff\xd8\xff") ||
    startsWith(bytes, "\x89PNG\r\n\x1a\n") ||
    startsWith(bytes, "GIF8") ||
    (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) ||
    startsWith(bytes, "ftypavif", 4)
  );
}

/** More than any camera takes; a small file that unfolds to more is meant to fill the memory. */
const mostPixels = 60_000_000;

/**
 * Draws an uploaded picture anew, upright, in several widths and never wider than it is: nothing of the file
 * itself is kept, so neither are the place and the camera that it was taken with. Throws `invalid_request`
 * naming `picture`, and `too_large`.
 */
export async function drawPicture(bytes: Buffer): Promise<DrawnPicture> {
  if (bytes.byteLength === 0) throw invalid("picture is missing. Choose a file first.", "picture");
  if (bytes.byteLength > largestPicture) throw pictureTooLarge();
  if (!isPicture(bytes)) throw wrongKind();
  const open = () =>
    sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", pages: 1, sequentialRead: true });
  try {
    const { autoOrient } = await open().metadata();
    const { width, height } = autoOrient;
    const widths = [...new Set(pictureWidths.map((most) => Math.min(most, width)))];
    const files: DrawnPicture["files"] = [];
    for (const one of widths) {
      const drawn = await open()
        .autoOrient()
        .resize({ width: one })
        .timeout({ seconds: 20 })
        .webp({ quality: 80, effort: 2 })
        .toBuffer();
      files.push({ width: one, bytes: drawn });
    }
    return { width, height, files };
  } catch (error) {
    const isBomb = error instanceof Error && /pixel limit/i.test(error.message);
    throw isBomb
      ? invalid("picture has more than 60 million pixels. Make it smaller first.", "picture")
      : invalid("picture could not be read: the file is damaged or not complete.", "picture");
  }
}

/** What somebody is told whose file is too large. */
export const pictureTooLarge = () =>
  new OnetillError("too_large", "picture is larger than 15 MB. Make it smaller first.", {
    param: "picture",
  });
