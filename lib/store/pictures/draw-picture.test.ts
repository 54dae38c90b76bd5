import sharp from "sharp";
import { expect, test } from "vitest";
import { drawPicture } from "./draw-picture";
import { largestPicture } from "./picture-bounds";

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#0d6b45" } });

test("a picture is drawn anew in every width that it has, upright, without place and camera", async () => {
  const bytes = await plain(1000, 500)
    .withExif({ IFD0: { Make: "A camera" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  const drawn = await drawPicture(bytes);
  expect([drawn.width, drawn.height]).toEqual([500, 1000]);
  expect(drawn.files.map(({ width }) => width)).toEqual([320, 500]);
  for (const { width, bytes: file } of drawn.files) {
    const { format, exif, icc, orientation, ...size } = await sharp(file).metadata();
    expect({ format, exif, icc, orientation, width: size.width, height: size.height }).toEqual({
      ...{ format: "webp", exif: undefined, icc: undefined, orientation: undefined },
      ...{ width, height: width * 2 },
    });
  }
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>';

test.each([
  ["nothing", Buffer.alloc(0), "picture is missing. Choose a file first."],
  ["a text", Buffer.from("GIF of a cat"), "picture must be a JPEG, PNG, WebP, AVIF or GIF file."],
  ["an SVG", Buffer.from(svg), "picture must be a JPEG, PNG, WebP, AVIF or GIF file."],
  [
    "a PDF",
    Buffer.from("%PDF-1.7\n1 0 obj"),
    "picture must be a JPEG, PNG, WebP, AVIF or GIF file.",
  ],
  [
    "what only begins as a PNG",
    Buffer.from("\x89PNG\r\n\x1a\nand so on", "latin1"),
    "picture could not be read: the file is damaged or not complete.",
  ],
  [
    "more than 15 MB",
    Buffer.alloc(largestPicture + 1, 1),
    "picture is larger than 15 MB. Make it smaller first.",
  ],
])("%s is refused in a sentence that names the field", async (_, bytes, message) => {
  await expect(drawPicture(bytes)).rejects.toMatchObject({ message, param: "picture" });
});

test("half a file is refused", async () => {
  const whole = await plain(600, 400).jpeg().toBuffer();
  await expect(drawPicture(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
    message: "picture could not be read: the file is damaged or not complete.",
  });
});

test("a small file that unfolds to hundreds of megabytes is refused before it does", async () => {
  const bomb = await plain(8_000, 8_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.byteLength).toBeLessThan(largestPicture);
  await expect(drawPicture(bomb)).rejects.toMatchObject({
    message: "picture has more than 60 million pixels. Make it smaller first.",
  });
});
