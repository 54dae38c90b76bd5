import { expect, type Page, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import { env, newId, systemContext } from "@/lib/kernel";
import { addPerson, createSession, createUser, removePerson } from "@/lib/sites";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectGood } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

const password = "a few words in a row";
const iPhone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/** Somebody on a site, so that their pages listen for changes. */
async function newColleague() {
  const { siteId, system } = await newSite();
  return { ...(await newPerson({ [siteId]: "viewer" })), siteId, system };
}

/** Signs another browser in, as a phone, and opens a page that listens. */
async function openElsewhere(page: Page, userId: string) {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error("no browser");
  const caller = { userAgent: iPhone, address: "192.0.2.44" };
  const { token } = await createSession({ userId, caller });
  await context.addCookies([{ name: "onetill-session", value: token, url: env().appUrl }]);
  const other = await context.newPage();
  const listening = other.waitForResponse((response) => response.url().endsWith("/api/live"));
  await other.goto("/orders");
  expect((await listening).status()).toBe(200);
  return { other, token };
}

const get = (path: string, token: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, env().appUrl), {
    redirect: "manual",
    headers: { cookie: `onetill-session=${token}`, ...headers },
  });

/** A program with a cookie jar that signs in as the sign-in page does. */
function newProgram() {
  const jar = new Map<string, string>();
  const go = async (path: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(path, env().appUrl), {
      redirect: "manual",
      method: form ? "POST" : "GET",
      body: form && new URLSearchParams(form),
      headers: {
        origin: env().appUrl,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    }
    return response;
  };
  const post = async (path: string, form: Record<string, string>) => {
    const { csrfToken } = (await (await go("/api/auth/csrf")).json()) as { csrfToken: string };
    return go(path, { ...form, csrfToken, json: "true", callbackUrl: env().appUrl });
  };
  return {
    signIn: async (email: string) => {
      expect((await post("/api/auth/callback/password", { email, password })).status).toBe(200);
      return jar.get("onetill-session") ?? "";
    },
    signOut: () => post("/api/auth/signout", {}),
    cookie: () => jar.get("onetill-session"),
  };
}

async function newAccount() {
  const { siteId, system } = await newSite();
  const email = `${newId()}@example.com`;
  const account = { email, name: "Robin Example", password };
  const { userId } = await createUser(systemContext("test", []), account);
  await addPerson(system, { siteId, userId, role: "viewer" });
  return email;
}

const sessions = (page: Page) =>
  page.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem");

test("a session that is ended on the account page is signed out at once, and only that one", async ({
  page,
}) => {
  const person = await newColleague();
  await signInAs(page.context(), person.userId);
  const { other, token } = await openElsewhere(page, person.userId);
  await page.goto("/account");
  await expect(sessions(page)).toHaveCount(2);
  await expect(sessions(page).first()).toContainText("This device");
  const phone = sessions(page).filter({ hasText: "Safari on iPhone" });
  await expect(phone).toContainText("192.0.2.44");

  await phone.getByRole("button", { name: "End this session" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End session" }).click();
  await expect(page.getByText("Session ended")).toBeVisible();
  await expect(sessions(page)).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Sign out other devices" })).toHaveCount(0);
  // Nobody touched that browser: its stream told it.
  await expect(other).toHaveURL("/sign-in");
  expect((await get("/account", token)).status).toBe(307);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await other.context().close();
});

test("other devices are signed out together, and this one stays", async ({ page }) => {
  const person = await newColleague();
  await signInAs(page.context(), person.userId);
  const { other } = await openElsewhere(page, person.userId);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out other devices" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Sign out other devices" }).click();
  await expect(page.getByText("1 session ended")).toBeVisible();
  await expect(sessions(page)).toHaveCount(1);
  await expect(other).toHaveURL("/sign-in");
  await other.context().close();
});

test("a cookie that signed out opens no page, no action, no route and no stream any more", async ({
  page,
}) => {
  const email = await newAccount();
  const program = newProgram();
  const token = await program.signIn(email);
  await page.context().addCookies([{ name: "onetill-session", value: token, url: env().appUrl }]);
  await page.goto("/account");
  await page.getByLabel("Name", { exact: true }).fill("Robin Renamed");
  const sent = page.waitForRequest((one) => one.headers()["next-action"] !== undefined);
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Name saved")).toBeVisible();
  const action = await sent;
  const headers = await action.allHeaders();
  await page.context().close();
  const replay = async () => {
    const kept = Object.entries(headers).filter(
      ([name]) => !name.startsWith(":") && !["host", "content-length", "connection"].includes(name),
    );
    const body = new Uint8Array(action.postDataBuffer() ?? []);
    const answer = await fetch(action.url(), {
      method: "POST",
      body,
      headers: { ...Object.fromEntries(kept), cookie: `onetill-session=${token}` },
    });
    return answer.text();
  };

  expect(await replay()).toContain('"ok":true');
  expect((await get("/account", token)).status).toBe(200);
  expect((await get("/notifications/latest", token)).status).toBe(200);
  const stream = await get("/api/live", token);
  expect(stream.status).toBe(200);

  expect((await program.signOut()).status).toBe(200);
  expect(program.cookie()).toBe("");
  expect(await stream.text()).toContain("event: signed-out");
  expect(await replay()).toContain('"code":"unauthenticated"');
  const refused = await get("/account", token);
  expect([refused.status, refused.headers.get("location")]).toEqual([
    307,
    "/sign-in?next=%2Faccount",
  ]);
  expect((await get("/notifications/latest", token)).status).toBe(401);
  expect((await get("/api/live", token)).status).toBe(401);
});

test("signing in again ends the session that this browser had, whatever it brought along", async () => {
  const email = await newAccount();
  const program = newProgram();
  const first = await program.signIn(email);
  const second = await program.signIn(email);
  expect(second).not.toBe(first);
  expect((await get("/account", first)).status).toBe(307);
  expect((await get("/account", second)).status).toBe(200);
});

test("a new password gives this browser a new cookie, and the one before opens nothing", async ({
  page,
}) => {
  const person = await newPerson();
  await signInAs(page.context(), person.userId);
  const cookie = async () =>
    (await page.context().cookies()).find(({ name }) => name === "onetill-session")?.value ?? "";
  const before = await cookie();
  await page.goto("/account");
  await page.getByLabel("New password").fill("some other words");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();
  expect(await cookie()).not.toBe(before);
  expect((await get("/account", before)).status).toBe(307);
  expect((await get("/account", await cookie())).status).toBe(200);
});

test("who is taken off their last site is signed out at once", async ({ page }) => {
  const person = await newColleague();
  const { other } = await openElsewhere(page, person.userId);
  await removePerson(person.system, { siteId: person.siteId, userId: person.userId });
  await expect(other).toHaveURL("/sign-in");
  await other.context().close();
});

test("a list of sessions is good on a desk and on a phone", async ({ page }) => {
  const person = await newColleague();
  await signInAs(page.context(), person.userId);
  for (const userAgent of [iPhone, "", "curl/8.5.0"]) {
    const caller = { userAgent, address: "2001:db8:85a3:1234:5678:8a2e:370:7334" };
    await createSession({ userId: person.userId, caller });
  }
  await expectGood(page, "/account");
  await expect(sessions(page)).toHaveCount(4);
  await page.getByRole("button", { name: "End this session" }).first().click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
});
