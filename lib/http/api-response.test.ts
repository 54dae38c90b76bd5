import { describe, expect, test } from "vitest";
import { z } from "zod";
import { errorCodes, OnetillError } from "@/lib/kernel";
import { errorResponse, withApiHeaders } from "./api-response";
import { errorStatus } from "./error-status";
import { invalidFrom, toRefusal } from "./refusal";

describe("a refusal", () => {
  test.each(errorCodes)("of the code %s has a status and the contract's form", async (code) => {
    const response = errorResponse(new OnetillError(code, "No.", { param: "amount" }), "r-1");
    expect(response.status).toBe(errorStatus[code]);
    expect(await response.json()).toEqual({
      error: { code, message: "No.", param: "amount", request_id: "r-1" },
    });
  });

  test("says when to come back if it is not the caller's fault", () => {
    const retryAfter = (code: "unavailable" | "rate_limited" | "conflict") =>
      errorResponse(new OnetillError(code, "No."), "r").headers.get("Retry-After");
    expect(retryAfter("unavailable")).toBe("2");
    expect(retryAfter("rate_limited")).toBe("2");
    expect(retryAfter("conflict")).toBeNull();
  });

  test("for want of a key says how to bring one", () => {
    const response = errorResponse(new OnetillError("unauthenticated", "No."), "r");
    expect(response.headers.get("WWW-Authenticate")).toBe("Bearer");
  });
});

describe("what was not foreseen", () => {
  test("is shown as a neutral sentence", () => {
    const refusal = toRefusal(new Error("password=hunter2 at 10.0.0.1"), "r-2", "GET /api/x");
    expect(refusal.code).toBe("internal");
    expect(refusal.message).not.toContain("hunter2");
  });

  test("an internal refusal's own words go no further either", () => {
    const refusal = toRefusal(new OnetillError("internal", "row 7 is broken"), "r", "x");
    expect(refusal.message).not.toContain("row 7");
  });

  test("a database that is away is said to be away", () => {
    const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    expect(toRefusal(away, "r", "x")).toMatchObject({ code: "unavailable" });
  });
});

test("a failed parse names the field", () => {
  const parsed = z.object({ items: z.array(z.object({ price: z.number() })) }).safeParse({
    items: [{ price: "3" }],
  });
  expect(parsed.error && invalidFrom(parsed.error)).toMatchObject({ param: "items.0.price" });
});

describe("an answer", () => {
  test("cannot loosen its policy, but may choose how it is kept", () => {
    const response = withApiHeaders(
      new Response("a", {
        headers: { "Content-Security-Policy": "script-src *", "Cache-Control": "no-cache" },
      }),
      "r-4",
    );
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
      "x-request-id": "r-4",
    });
  });

  test("that is a redirect gets its headers too", () => {
    const response = withApiHeaders(Response.redirect("http://localhost/x", 303), "r-5");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("http://localhost/x");
    expect(response.headers.get("x-request-id")).toBe("r-5");
  });
});
