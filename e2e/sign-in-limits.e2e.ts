import { type APIRequestContext, expect, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import { fillIn, newAccount, password } from "./new-account";

test.afterAll(closePool);

/** Signs in as the sign-in page's script does, and gives the answer. */
async function signIn(request: APIRequestContext, email: string, secret = password) {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  return request.post("/api/auth/callback/password", {
    form: { email, password: secret, csrfToken, json: "true" },
    maxRedirects: 0,
  });
}

test("a browser that signed in before gets in although others have tried too often", async ({
  page,
  playwright,
  baseURL,
}) => {
  const email = await newAccount();
  await page.goto("/sign-in?next=/account");
  await fillIn(page, email, password);
  await expect(page).toHaveURL("/account");
  const cookies = await page.context().cookies();
  const device = cookies.find(({ name }) => name === "onetill-device");
  expect(device).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect((device?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(300 * 24 * 3600);
  await page.context().clearCookies({ name: "onetill-session" });

  // A stranger behind the same address.
  const stranger = await playwright.request.newContext({ baseURL });
  for (let n = 0; n < 10; n++) {
    expect((await signIn(stranger, email, "not this one")).status()).toBe(401);
  }
  const refused = await signIn(stranger, email);
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  await stranger.dispose();

  await page.goto("/sign-in?next=/account");
  await fillIn(page, email, password);
  await expect(page).toHaveURL("/account");
});

test("of many sign-ins at once none fails: what cannot be checked now is told to wait", async ({
  request,
}) => {
  const email = await newAccount();
  const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(request, email)));
  const statuses = answers.map((answer) => answer.status());
  // How many find no place hangs on the machine; hash-in-turn.db.test.ts counts them.
  expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
  expect(statuses).toContain(200);
});
