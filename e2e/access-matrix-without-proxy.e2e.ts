import { expect, test } from "@playwright/test";
import { expectAccess } from "./expect-access";
import { buildWithoutProxy, type OwnWeb, startWeb } from "./own-web";

// One process for all of them.
test.describe.configure({ mode: "default" });

let web: OwnWeb;
let remove = () => {};
test.beforeAll(async () => {
  const build = buildWithoutProxy();
  remove = build.remove;
  // Everything behind Next, too: in front of it the other matrix asks the same functions.
  web = await startWeb({}, build.folder, ["--behind-next"]);
});
test.afterAll(async () => {
  await web?.stop();
  remove();
});

test("the proxy really is not there: no page has a nonce", async () => {
  const page = await fetch(`${web.url}/sign-in`);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).not.toContain("nonce-");
});

expectAccess(() => web.url);
