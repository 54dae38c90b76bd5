import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkBorders } from "./check-borders";
import { root } from "./stack/run-node";

let copy: string;

/** Files that each break one border, planted in a copy of the product's own tree. */
const planted = {
  "lib/kernel/planted.ts": 'export { prisma } from "@/lib/db";\n',
  "lib/orders/planted.ts": 'export { startWorker } from "@/lib/jobs";\n',
  "lib/jobs/planted.ts": 'export * from "@/lib/orders/internal";\n',
  "lib/customers/planted.ts": 'export { default } from "next";\n',
  "lib/ledger/planted.ts": 'export { Pool } from "pg";\n',
  "lib/imports/planted.ts": 'export { dictionary } from "@zxcvbn-ts/language-common";\n',
  "lib/mail/planted.ts": 'export { request } from "undici";\n',
  "lib/unheard/planted.ts": 'export { env } from "@/lib/kernel";\n',
  "lib/http/planted.ts": 'export { headers } from "next/headers";\n',
  "lib/http/planted-page.ts": 'export { definePage } from "@/lib/web";\n',
  "components/planted.ts": 'export * from "@/lib/auth";\n',
  "components/planted-page.ts": 'export { saveThing } from "@/app/planted/actions";\n',
  "app/planted/actions.ts": '"use server";\nexport async function saveThing() {}\n',
  "lib/kernel/planted-one.ts":
    'import { two } from "./planted-two";\nexport const one = () => two;\n',
  "lib/kernel/planted-two.ts":
    'import { one } from "./planted-one";\nexport const two = () => one;\n',
  "components/planted-form.tsx": '"use client";\nexport * from "@/lib/orders/planted-words";\n',
  "lib/orders/planted-words.ts":
    'export { z } from "zod";\nexport { newId } from "@/lib/kernel";\nexport type { Stats } from "node:fs";\n',
  "components/planted-hash.tsx": '"use client";\nexport { createHash } from "node:crypto";\n',
  "emails/planted.ts": 'export { readJson } from "@/lib/http";\n',
};

beforeAll(() => {
  mkdirSync(join(root, ".tmp"), { recursive: true });
  copy = mkdtempSync(join(root, ".tmp/borders-"));
  for (const part of ["lib", "tsconfig.json", "package.json"]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  for (const [file, content] of Object.entries(planted)) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    writeFileSync(join(copy, file), content);
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test("a planted violation of each border is caught", async () => {
  const { modules, violations } = await checkBorders(copy);
  expect(modules).toBeGreaterThan(50);
  for (const [rule, file] of [
    ["rank-of-kernel", "lib/kernel/planted.ts"],
    ["rank-of-orders", "lib/orders/planted.ts"],
    ["public-surface-inside-lib", "lib/jobs/planted.ts"],
    ["next-in-web-and-auth-alone", "lib/customers/planted.ts"],
    ["next-in-web-and-auth-alone", "lib/http/planted.ts"],
    ["rank-of-http", "lib/http/planted-page.ts"],
    ["connections-in-db-alone", "lib/ledger/planted.ts"],
    ["calls-out-in-outbound-alone", "lib/mail/planted.ts"],
    ["common-passwords-in-one-place", "lib/imports/planted.ts"],
    ["module-has-a-rank", "lib/unheard/planted.ts"],
    ["browser-takes-little", "lib/orders/planted-words.ts → lib/kernel/index.ts"],
    ["browser-takes-little", "lib/orders/planted-words.ts → ../../node_modules/zod/"],
    ["browser-takes-little", "components/planted-hash.tsx → crypto"],
    ["components-below-pages", "components/planted-page.ts"],
    ["no-circles", "lib/kernel/planted-one.ts"],
    ["web-and-auth-for-app-alone", "components/planted.ts"],
    ["http-for-those-who-serve", "emails/planted.ts"],
  ]) {
    expect(violations).toContainEqual(expect.stringContaining(`${rule}: ${file}`));
  }
  // What is only a type is gone before the browser.
  expect(violations).not.toContainEqual(expect.stringContaining("planted-words.ts → fs"));
}, 60_000);
