import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { invalid, notFound } from "@/lib/kernel";
import { authOptions } from "./auth-options";

const MAX_BODY_BYTES = 16 * 1024;

/** Hands a request below /api/auth to next-auth. Throws `not_found` and `invalid_request`. */
export async function answerAuthRequest(request: Request, action: string[]): Promise<Response> {
  // Lets anybody write to the log; our pages do not use it.
  if (action[0] === "_log") throw notFound("page");
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) {
    throw invalid("The body is too large.");
  }
  try {
    const params = Promise.resolve({ nextauth: action });
    return await NextAuth(request as NextRequest, { params }, authOptions());
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid("The body is not valid JSON.");
    throw error;
  }
}
