import { fileURLToPath } from "node:url";

/** These send for others. */
const passingOn = ["lib/db/client.ts", "lib/db/limited-pool.ts", "lib/db/transaction.ts"];

const written = new Map<string, string>();

type Prepare = (error: Error, sites: NodeJS.CallSite[]) => unknown;

function callSites(below: (...given: never[]) => unknown): NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: NodeJS.CallSite[] } = {};
  try {
    Error.stackTraceLimit = 30;
    Error.prepareStackTrace = (_, sites) => sites;
    Error.captureStackTrace(holder, below);
    return holder.stack ?? [];
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
}

/** The line as it was written: vitest's own reading of stacks knows it. */
function asWritten(site: NodeJS.CallSite, path: string): string {
  const raw = `${path}:${site.getLineNumber()}:${site.getColumnNumber()}`;
  let place = written.get(raw);
  if (place === undefined) {
    const read = (Error.prepareStackTrace as Prepare | undefined)?.(new Error(), [site]);
    const [, mapped] = /:(\d+:\d+)\)?$/.exec(String(read ?? "")) ?? [];
    place = mapped ? `${path}:${mapped}` : raw;
    written.set(raw, place);
  }
  return place;
}

/**
 * the place in lib/ or scripts/admin/ that called, as `path:line:column`; "elsewhere" when a test or a
 * library did, `prisma` when that did; nothing when the caller is not known any more.
 */
export function nearestPlace(
  root: string,
  below: (...given: never[]) => unknown,
): string | undefined {
  let prisma = false;
  for (const site of callSites(below)) {
    // Who waits for an answer need not be who asked.
    if (site.isAsync()) break;
    const name = site.getFileName();
    if (!name || name.startsWith("node:")) continue;
    if (name.includes("/@prisma/adapter-pg/")) prisma = true;
    if (name.includes("/node_modules/")) continue;
    const path = (name.startsWith("file:") ? fileURLToPath(name) : name).slice(root.length + 1);
    if (passingOn.includes(path)) continue;
    if (prisma) return "prisma";
    return /^(lib|scripts\/admin)\//.test(path) && !/\.(test|bench)\./.test(path)
      ? asWritten(site, path)
      : "elsewhere";
  }
  return prisma ? "prisma" : undefined;
}
