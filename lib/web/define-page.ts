import { headers } from "next/headers";
import { forbidden, notFound, redirect, unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { currentContext, currentSession, type Session } from "@/lib/auth";
import { isLocalSandbox, type PathParams, type PersonAccess, toRefusal } from "@/lib/http";
import { type Context, isOnetillError, requestIdOf } from "@/lib/kernel";
import { hasUsers } from "@/lib/sites";
import { fillPath, type SearchParams } from "./fill-path";
import { requireAccess } from "./require-access";

/** What a page works with. `session` is there unless the page is public or of the sandbox. */
export interface PageCall<Path extends string, Access extends PersonAccess> {
  ctx: Context;
  session: Access extends "public" | "sandbox" ? Session | undefined : Session;
  params: PathParams<Path>;
  searchParams: SearchParams;
}

export interface PageProps {
  params: Promise<Record<string, string | string[]>>;
  searchParams: Promise<SearchParams>;
}

/** Where somebody without a session goes: to sign in and come back, or to make the first account. */
async function sendToSignIn(here: string): Promise<never> {
  if (!(await hasUsers())) redirect("/setup");
  redirect(`/sign-in?next=${encodeURIComponent(here)}`);
}

/**
 * A page: its default export. Without a session the reader is sent to sign in; what the verbs
 * refuse becomes the 404 or 403 page; anything else reaches the error boundary, logged.
 */
export function definePage<const Path extends `/${string}`, const Access extends PersonAccess>(
  declaration: { path: Path; access: Access },
  render: (call: PageCall<Path, Access>) => Promise<ReactNode> | ReactNode,
) {
  const { path, access } = declaration;

  return async function renderPage(props: PageProps): Promise<ReactNode> {
    const [params, searchParams, sent] = await Promise.all([
      props.params,
      props.searchParams,
      headers(),
    ]);
    if (access === "sandbox" && !isLocalSandbox(sent)) notFound();
    try {
      const [ctx, session] = await Promise.all([currentContext(), currentSession()]);
      // Somebody without any site is led to make one instead of being refused.
      if (typeof access === "object" && session && session.sites.length === 0) redirect("/sites");
      requireAccess(ctx, access);
      const call = { ctx, session, params, searchParams } as PageCall<Path, Access>;
      return await render(call);
    } catch (thrown) {
      unstable_rethrow(thrown);
      if (isOnetillError(thrown, "unauthenticated")) {
        await sendToSignIn(fillPath(path, params, searchParams));
      }
      if (isOnetillError(thrown, "not_found")) notFound();
      if (isOnetillError(thrown, "forbidden")) forbidden();
      throw toRefusal(thrown, requestIdOf(sent), `page ${path}`);
    }
  };
}
