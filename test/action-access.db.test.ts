import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { type ActionResult, type Context, type Right, roleHasRight } from "@/lib/kernel";
import { declaredActions } from "@/lib/web";
import { type ActionSample, actionSamples, type Outcome } from "./access-samples";
import { findEntrances } from "./find-entrances";
import { nobody } from "./new-person";
import { fingerprintOf, type SeededSite, seedSite } from "./seeded-site";

const jar = vi.hoisted(() => ({ cookies: {} as Record<string, string> }));

// Outside a request there is neither a cookie jar nor a page to refresh.
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => {
      const value = jar.cookies[name];
      return value === undefined ? undefined : { name, value };
    },
    set: () => {},
    delete: () => {},
  }),
  headers: async () => new Headers(),
}));
vi.mock("next/cache", () => ({ refresh: () => {}, revalidatePath: () => {} }));
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: () => {},
}));

const root = join(import.meta.dirname, "..");
const found = findEntrances(root).entrances.filter((entrance) => entrance.kind === "action");
for (const file of new Set(found.map((action) => action.file))) {
  await import(/* @vite-ignore */ pathToFileURL(join(root, file)).href);
}
const actions = declaredActions();
type Action = (typeof actions)[number];

const personas = ["owner of A", "owner of B", "viewer of A", "key of A", "nobody"] as const;
type Persona = (typeof personas)[number];

const contextOf = (persona: Persona, a: SeededSite, b: SeededSite): Context =>
  ({
    "owner of A": a.owner.ctx,
    "owner of B": b.owner.ctx,
    "viewer of A": a.viewer.ctx,
    "key of A": a.keyCtx,
    nobody: nobody(),
  })[persona];

/** What must come of it, from what the action declares and its sample adds. */
function expected(persona: Persona, { access }: Action, sample: ActionSample): Outcome {
  if (access === "public" || access === "sandbox") return sample.everybody ?? "ok";
  if (persona === "nobody" || persona === "key of A") return "unauthenticated";
  if (persona === "owner of A") return sample.owner ?? "ok";
  if (persona === "owner of B") return sample.stranger ?? "not_found";
  const may =
    typeof access === "string" || roleHasRight("viewer", (access as { right: Right }).right);
  return may ? (sample.viewer ?? "ok") : "forbidden";
}

test("the actions that the source declares are the ones that are tried here", () => {
  expect(actions.map(({ name }) => name).sort()).toEqual(found.map(({ name }) => name).sort());
});

let b: SeededSite;
beforeAll(async () => {
  b = await seedSite();
});

/** What nobody may touch serves the next one too, for as long as nobody has touched it. */
let untouched: { site: SeededSite; prints: Awaited<ReturnType<typeof fingerprintOf>> } | undefined;

async function untouchedSite() {
  if (untouched) return untouched;
  const site = await seedSite();
  untouched = { site, prints: await fingerprintOf(site.siteId) };
  return untouched;
}

async function expectUntouched() {
  const { site, prints } = await untouchedSite();
  const now = await fingerprintOf(site.siteId);
  // Whoever comes next is not to fail for what this one has done.
  if (JSON.stringify(now) !== JSON.stringify(prints)) untouched = undefined;
  expect(now).toEqual(prints);
}

describe.each(actions)("the action $name", (action) => {
  const sample = actionSamples[action.name];

  test("has a sample in test/access-samples.ts", () => {
    expect(sample).toBeDefined();
  });
  if (!sample) return;

  test.each(personas)("does for %s what it declares, and touches nothing else", async (persona) => {
    const outcome = expected(persona, action, sample);
    const mayTouch = outcome === "ok" && ["owner of A", "viewer of A"].includes(persona);
    const a = mayTouch ? await seedSite() : (await untouchedSite()).site;
    const ctx = contextOf(persona, a, b);
    jar.cookies = sample.cookies?.(a) ?? {};
    const result = (await action.runAs(ctx, sample.input(a))) as ActionResult<unknown>;
    expect(result.ok ? "ok" : result.error.code).toBe(outcome);
    if (!mayTouch) await expectUntouched();
    const knowsA = persona === "owner of A" || persona === "viewer of A";
    if (!knowsA) expect(JSON.stringify(result) ?? "").not.toContain(a.marker);
  });
});
