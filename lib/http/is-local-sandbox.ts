import { env } from "@/lib/kernel";

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Whether the sandbox is on and was asked for under a name of this very machine. */
export const isLocalSandbox = (headers: Headers) =>
  env().sandbox && loopbackHost.test(headers.get("host") ?? "");
