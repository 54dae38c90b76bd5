import sharp from "sharp";
import { expect, test } from "vitest";
import { showItemPage, showPicture } from "@/lib/http";
import { toPublicId } from "@/lib/kernel";
import { setStoreOpen } from "@/lib/sites";
import {
  addPicture,
  changeAlt,
  createItem,
  getItem,
  orderPictures,
  picturePath,
  removePicture,
} from "@/lib/store";
import { mostPictures } from "@/lib/store/browser";
import { newSite } from "@/test/new-site";

const drawn = (width = 40) =>
  sharp({ create: { width, height: 30, channels: 3, background: "#0d6b45" } })
    .png()
    .toBuffer();

async function newItem() {
  const made = await newSite();
  const owner = made.as("owner");
  const row = await createItem(owner, made.siteId, {
    ...{ title: "A print", price: 2500, currency: "EUR" },
  });
  return { ...made, owner, row, itemId: toPublicId("item", row.id) };
}

const ask = (path: string, headers: Record<string, string> = {}) =>
  showPicture(new Request(`http://till.test${path}`, { headers }));

test("an item's pictures stand in the order that was chosen, with what they show", async () => {
  const { owner, itemId } = await newItem();
  const one = toPublicId("picture", (await addPicture(owner, itemId, { bytes: await drawn() })).id);
  const two = toPublicId(
    "picture",
    (await addPicture(owner, itemId, { bytes: await drawn(50), alt: "Two" })).id,
  );
  await changeAlt(owner, { itemId, pictureId: one, alt: "One" });
  await orderPictures(owner, { itemId, pictureIds: [two, one] });
  const names = async () => (await getItem(owner, itemId)).pictures.map(({ alt }) => alt);
  expect(await names()).toEqual(["Two", "One"]);
  await removePicture(owner, { itemId, pictureId: two });
  expect(await names()).toEqual(["One"]);
  await expect(removePicture(owner, { itemId, pictureId: two })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a picture is served to everybody, to be kept for good, and another site's address has none", async () => {
  const { owner, itemId, siteId } = await newItem();
  const other = await newSite();
  const { id } = await addPicture(owner, itemId, { bytes: await drawn() });
  const path = picturePath(siteId, { id }, 40);
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("image/webp");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  const { width, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  expect({ width, format }).toEqual({ width: 40, format: "webp" });
  const etag = answer.headers.get("etag") ?? "";
  expect((await ask(path, { "If-None-Match": etag })).status).toBe(304);
  expect((await ask(picturePath(other.siteId, { id }, 40))).status).toBe(404);
  expect((await ask(picturePath(siteId, { id }, 41))).status).toBe(404);
  expect((await ask(`${path}x`)).status).toBe(404);
});

test("many uploads at once leave no item with more pictures than it may have", async () => {
  const { owner, itemId } = await newItem();
  const bytes = await drawn();
  const ends = await Promise.allSettled(
    Array.from({ length: mostPictures + 4 }, () => addPicture(owner, itemId, { bytes })),
  );
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(mostPictures);
  expect((await getItem(owner, itemId)).pictures).toHaveLength(mostPictures);
});

test("who only answers orders adds no picture", async () => {
  const { as, itemId } = await newItem();
  await expect(addPicture(as("support"), itemId, { bytes: await drawn() })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a shared link shows the first picture, and what machines read of the item names all", async () => {
  const { owner, itemId, row, siteId } = await newItem();
  await setStoreOpen(owner, siteId, true);
  const { id } = await addPicture(owner, itemId, { bytes: await drawn(), alt: 'A "fox" & <owl>' });
  const answer = await showItemPage(new Request(`http://till.test/s/${row.siteSlug}/${row.slug}`));
  const text = await answer.text();
  const url = picturePath(siteId, { id }, 40);
  expect(text).toMatch(new RegExp(`<meta property="og:image" content="http[^"]+${url}">`));
  expect(text).toContain('alt="A &#34;fox&#34; &#38; &#60;owl&#62;"');
  const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? [];
  expect(JSON.parse(data ?? "")).toMatchObject({
    ...{ "@type": "Product", name: "A print", image: [expect.stringContaining(url)] },
    offers: { price: "25.00", priceCurrency: "EUR" },
  });
});
