import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findEntrances } from "./find-entrances";

const root = join(import.meta.dirname, "..");

test("every page, route and server action declares who may call it", () => {
  const { entrances, undeclared } = findEntrances(root);
  expect(undeclared).toEqual([]);
  // A scan that sees next to nothing must not count as clean.
  const kinds = new Set(entrances.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(["action", "page", "route"]);
  expect(entrances.length).toBeGreaterThan(30);
});

/** A tree with nothing but these files. */
function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "onetill-entrances-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({
    "app/x.ts": "",
    "components/x.ts": "",
    "lib/x.ts": "",
    ...files,
  })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const http =
  'import { definePublicRoute, mount, receiveWebhook } from "@/lib/http";\n' +
  'import { defineAction, definePage, defineRoute } from "@/lib/web";\n';
const all = "export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = ";

test.each([
  ["a page of its own making", "app/x/page.tsx", "export default function Page() {}"],
  [
    "a page behind another file's wrapper",
    "app/x/page.tsx",
    'import { definePage } from "./mine";\nexport default definePage({ path: "/x", access: "public" }, f);',
  ],
  [
    "a page that says it is elsewhere",
    "app/(group)/x/page.tsx",
    `${http}export default definePage({ path: "/y", access: "signed-in" }, f);`,
  ],
  [
    "a page that does not say for whom",
    "app/x/page.tsx",
    `${http}export default definePage({ path: "/x" }, f);`,
  ],
  [
    "a page that lets a variable say for whom",
    "app/x/page.tsx",
    `${http}export default definePage({ path: "/x", access: process.env.WHO }, f);`,
  ],
  [
    "a title that is read past the page's gate",
    "app/x/page.tsx",
    `${http}export async function generateMetadata() {}
     export default definePage({ path: "/x", access: "signed-in" }, f);`,
  ],
  ["a plain route handler", "app/x/route.ts", "export async function GET() {}"],
  ["a route handler from elsewhere", "app/x/route.ts", 'export { GET } from "./handler";'],
  ["everything from elsewhere", "app/x/route.ts", 'export * from "./handler";'],
  [
    "a route that leaves some methods to Next",
    "app/x/route.ts",
    `${http}export const { GET, POST } = mount(defineRoute({ path: "/x", access: "public" }, { GET: f }));`,
  ],
  [
    "a method beside the mounted ones",
    "app/x/route.ts",
    `${http}${all}mount(defineRoute({ path: "/x", access: "public" }, { GET: f }));
     export const HEAD = f;`,
  ],
  [
    "a route behind another file's wrapper",
    "app/x/route.ts",
    `${http}import { mine } from "./mine";
     ${all}mount(mine({ path: "/x", access: "public" }, { GET: f }));`,
  ],
  [
    "a route that says it is elsewhere",
    "app/x/route.ts",
    `${http}${all}mount(defineRoute({ path: "/y", access: "public" }, { GET: f }));`,
  ],
  [
    "a route that does not say for whom",
    "app/x/route.ts",
    `${http}${all}mount(defineRoute({ path: "/x" }, { GET: f }));`,
  ],
  [
    "a route whose methods are made elsewhere",
    "app/x/route.ts",
    `${http}${all}mount(definePublicRoute({ path: "/x", access: "public" }, handlers));`,
  ],
  [
    "a plain handler that is mounted elsewhere",
    "app/x/route.ts",
    `${http}${all}mount(receiveWebhook);`,
  ],
  ["a plain server action", "app/x/actions.ts", '"use server";\nexport async function pay() {}'],
  [
    "a server action outside app",
    "lib/pay.ts",
    '"use server";\nexport const pay = async () => {};',
  ],
  [
    "a server action in the middle of a component",
    "components/pay.tsx",
    'export const Pay = () => { async function pay() { "use server"; } return pay; };',
  ],
  [
    "two server actions of one name",
    "app/x/actions.ts",
    `"use server";\n${http}export const a = defineAction({ name: "a", access: "public" }, s, f);
     export const b = defineAction({ name: "a", access: "public" }, s, f);`,
  ],
])("%s is caught", (_, file, text) => {
  expect(findEntrances(plant({ [file]: text })).undeclared).toHaveLength(1);
});

test("what declares itself rightly is not complained about", () => {
  const { entrances, undeclared } = findEntrances(
    plant({
      "app/(group)/x/[id]/page.tsx": `${http}const page = { path: "/x/[id]", access: { right: "orders:read" } } as const;
        export const metadata = { title: "X" };
        export default definePage(page, f);`,
      "app/x/[id]/file/route.ts": `${http}${all}mount(
          defineRoute({ path: "/x/[id]/file", access: "signed-in" }, { GET: f, POST: f }),
        );`,
      "app/api/webhooks/[platform]/[client_id]/route.ts": `${http}${all}mount(receiveWebhook);`,
      "app/x/actions.ts": `"use server";\n${http}const access = "signed-in";
        export const pay = defineAction({ name: "pay", access }, s, f);
        export type { Paid } from "./paid";`,
    }),
  );
  expect(undeclared).toEqual([]);
  expect(entrances).toMatchObject([
    { kind: "page", path: "/x/[id]", access: { right: "orders:read" } },
    {
      kind: "route",
      path: "/api/webhooks/[platform]/[client_id]",
      method: "POST",
      access: "public",
    },
    { kind: "route", path: "/x/[id]/file", method: "GET", access: "signed-in" },
    { kind: "route", path: "/x/[id]/file", method: "POST", access: "signed-in" },
    { kind: "action", name: "pay", access: "signed-in" },
  ]);
});
