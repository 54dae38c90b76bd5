import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { generatePlatforms } from "@/scripts/generate-platforms.mjs";
import { findPlatform, lookUpPlatform, platformName, platforms } from "./registry";

const root = join(import.meta.dirname, "../..");

const planted = `
import type { PlatformAdapter } from "../../adapter";
const planted: PlatformAdapter = {
  slug: "planted", aliases: ["the-planted-one"], name: "Planted",
  guide: { secretLabel: "", secretHelp: "", steps: [], settingsUrl: "https://planted.example" },
  prove: () => ({ result: "refused", reason: "" }), read: () => [], samples: () => [],
};
export default planted;
`;

/** A copy of the module inside the repository, so that its imports still lead somewhere. */
function copySources(): string {
  mkdirSync(join(root, ".tmp"), { recursive: true });
  const copy = mkdtempSync(join(root, ".tmp", "platforms-"));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(join(root, "lib/platforms"), join(copy, "lib/platforms"), { recursive: true });
  return copy;
}

const filesOf = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, readFileSync(path, "utf8")]),
  );

test("adding a platform touches nothing but its folder and the generated list", async () => {
  const copy = copySources();
  const before = filesOf(copy);
  const folder = join(copy, "lib/platforms/adapters/planted");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.ts"), planted);
  generatePlatforms(copy);

  const touched = [...filesOf(copy)]
    .filter(([path, text]) => before.get(path) !== text)
    .map(([path]) => path.slice(copy.length + 1));
  expect(touched.sort()).toEqual([
    "lib/platforms/adapters/planted/index.ts",
    "lib/platforms/generated/platforms.ts",
  ]);
  const registry = await import(join(copy, "lib/platforms/registry.ts"));
  expect(registry.platforms.map((one: { slug: string }) => one.slug)).toEqual([
    "buymeacoffee",
    "kofi",
    "planted",
  ]);
  expect(registry.findPlatform("The-Planted-One").name).toBe("Planted");
});

test("the list that is checked in use is the list of the folders", () => {
  const copy = copySources();
  generatePlatforms(copy);
  const list = "lib/platforms/generated/platforms.ts";
  expect(readFileSync(join(copy, list), "utf8")).toBe(readFileSync(join(root, list), "utf8"));
});

test("a folder without an adapter, or a stray file, is not a platform", () => {
  const copy = copySources();
  mkdirSync(join(copy, "lib/platforms/adapters/half-made"));
  writeFileSync(join(copy, "lib/platforms/adapters/notes.md"), "");
  generatePlatforms(copy);
  const list = readFileSync(join(copy, "lib/platforms/generated/platforms.ts"), "utf8");
  expect(list).not.toContain("half-made");
  expect(list).not.toContain("notes");
});

test("a platform is found under each of its spellings, in any case", () => {
  for (const platform of platforms) {
    for (const name of [platform.slug, ...platform.aliases]) {
      expect(lookUpPlatform(name)).toBe(platform);
      expect(lookUpPlatform(name.toUpperCase())).toBe(platform);
    }
  }
});

test("what is no platform is not found", () => {
  for (const name of ["", "patreon", "__proto__", "constructor", "kofi/../kofi"]) {
    expect(lookUpPlatform(name)).toBeUndefined();
    expect(() => findPlatform(name)).toThrow("No such platform.");
  }
});

test("no two platforms share a spelling", () => {
  const names = platforms.flatMap(({ slug, aliases }) => [slug, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});

test("every platform tells how it is set up and can send a sample of each kind", () => {
  for (const { guide, samples, name } of platforms) {
    expect(guide.steps.length).toBeGreaterThan(1);
    expect(guide.settingsUrl).toMatch(/^https:/);
    expect(name).toBe(platformName(platforms.find((one) => one.name === name)?.slug ?? ""));
    expect(samples("a secret", { now: new Date(), nonce: "n" }).length).toBeGreaterThan(0);
  }
});

test("what every platform composes by hand is proven, and read as the payment it says", () => {
  const payment = {
    name: "Robin",
    email: "robin@example.com",
    message: "K7M3-P9RT <3 & thanks",
    amount: "5.50",
    currency: "EUR",
    id: "0d6b4500-1111-4222-8333-444455556666",
    now: new Date("2026-03-01T12:00:00Z"),
  };
  for (const platform of platforms) {
    const { headers, body } = platform.compose("a secret", payment);
    const delivery = { headers: new Headers(headers), body: Buffer.from(body) };
    const proof = platform.prove(delivery, "a secret");
    if (proof.result !== "proven") throw new Error(proof.reason);
    expect(proof.isTest).toBe(false);
    expect(platform.read(proof.stored, proof)).toEqual([
      expect.objectContaining({
        kind: "payment",
        amount: 550n,
        currency: "EUR",
        message: payment.message,
        payer: expect.objectContaining({ name: "Robin", email: "robin@example.com" }),
        placedAt: payment.now,
      }),
    ]);
    expect(platform.prove(delivery, "another secret").result).toBe("refused");
    const { hosts, examplePage } = platform.payGuide;
    expect(hosts).toContain(new URL(examplePage).hostname);
  }
});

test("a source that is no platform has a name too", () => {
  expect(["store", "api", "other"].map(platformName)).toEqual(["Store", "API", "other"]);
});
