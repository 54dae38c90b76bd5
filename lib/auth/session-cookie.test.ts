import { expect, test } from "vitest";
import { sessionCookie } from "./session-cookie";

test("the cookie is out of reach of scripts and of other sites", () => {
  expect(sessionCookie()).toEqual({
    name: "onetill-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: false },
  });
});
