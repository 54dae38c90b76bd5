import { newId } from "./ids";

/** The id that the web process gave this request, so that log, page and answer name the same one. */
export function requestIdOf(headers: { get(name: string): string | null }): string {
  const given = headers.get("x-request-id") ?? "";
  return /^[0-9a-f-]{36}$/.test(given) ? given : newId();
}
