import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { openSession, sealSession, sessionCookie, sessionSecret } from "./session-cookie";

const userId = "01900000-0000-7000-8000-000000000001";

test("a session cookie says who and as of which epoch", async () => {
  const sealed = await sealSession({ userId, epoch: 3 });
  expect(await openSession(sealed)).toEqual({ userId, epoch: 3, cameByLink: false });
});

test("a session that began with a link a moment ago says so, an old one does not", async () => {
  const seconds = Math.floor(Date.now() / 1000);
  const seal = (linkAt: number) =>
    encode({ token: { sub: userId, epoch: 0, linkAt }, secret: sessionSecret() });
  expect(await openSession(await seal(seconds))).toMatchObject({ cameByLink: true });
  expect(await openSession(await seal(seconds - 16 * 60))).toMatchObject({ cameByLink: false });
});

test("what we did not seal opens nothing", async () => {
  const sealed = await sealSession({ userId, epoch: 3 });
  const foreign = await encode({ token: { sub: userId, epoch: 3 }, secret: "another secret" });
  const late = await encode({
    token: { sub: userId, epoch: 3 },
    secret: sessionSecret(),
    maxAge: -60,
  });
  for (const value of [undefined, "", "x.y.z", `${sealed}x`, foreign, late]) {
    expect(await openSession(value)).toBeUndefined();
  }
});

test("the cookie is out of reach of scripts and of other sites", () => {
  expect(sessionCookie()).toEqual({
    name: "onetill-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: false },
  });
});
