import { expect, test } from "vitest";
import { readPicture } from "./read-picture";

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost/x", { method: "POST", body, headers });

test("a picture of 60 MB is refused in a sentence that names the field, before it is read", async () => {
  await expect(
    readPicture(post("x", { "content-length": String(60 * 1024 * 1024) })),
  ).rejects.toMatchObject({
    code: "too_large",
    param: "picture",
    message: "picture is larger than 15 MB. Make it smaller first.",
  });
  await expect(readPicture(post(new Uint8Array(16 * 1024 * 1024)))).rejects.toMatchObject({
    code: "too_large",
    param: "picture",
  });
});

test("a form without a file says which one is missing", async () => {
  const form = new FormData();
  form.set("alt", "A harbour");
  await expect(readPicture(post(form))).rejects.toMatchObject({ param: "picture" });
  form.set("picture", new File(["abc"], "a.png"));
  expect(await readPicture(post(form))).toEqual({ bytes: Buffer.from("abc"), alt: "A harbour" });
});
