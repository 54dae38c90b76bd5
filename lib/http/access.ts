import type { ApiScope, Right } from "@/lib/kernel";

/**
 * Who may call a page, a route or a server action. It is a declaration and a first gate: whether
 * this person may touch this row is decided by the verb behind it.
 *
 * - `public`: everybody
 * - `signed-in`: a person with a session
 * - `{ right }`: a person who has the right on at least one site
 * - `{ scope }`: an API key that was given the scope
 * - `sandbox`: everybody on this machine, only while the sandbox is on; otherwise it does not exist
 */
export type Access = "public" | "signed-in" | "sandbox" | { right: Right } | { scope: ApiScope };

/** The access that people with a session (or nobody) can have; keys have none of these. */
export type PersonAccess = Exclude<Access, { scope: ApiScope }>;
