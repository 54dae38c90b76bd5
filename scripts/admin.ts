// npm run --silent admin -- <command>: works on the database of the server that runs beside it.
// On stdout there is the result and nothing else, so that a script can take it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "node:process";
import { z } from "zod";
import { closePool, isInfrastructureFault } from "@/lib/db";
import { checkSecret } from "@/lib/installation";
import { isOnetillError } from "@/lib/kernel";
import { adoptRuntime } from "./read-runtime";

const usage = `Usage: npm run --silent admin -- <command>

  create-user --email <address> --password <text> --site <site> --role <owner|manager|support|viewer> [--name <text>]
  create-site --name <text> [--virtual]                          prints the client id
  connect --site <site> --platform <name> --secret <text>        prints the webhook URL
  create-key --site <site> --scopes <a,b> [--name <text>]        prints the key
  end-sessions (--email <address> | --everybody)                  signs out everywhere, prints how many
  ledger-verify [--site <site>]                                  says ok, or what is wrong with the ledger
  sandbox                                                        prints where the stand-ins are, as JSON
  clock --advance <7d|12h|90s>                                   moves the sandbox's clock
  distribute [--shards <32>] [--dry-run]                          on Citus: shards the database by site, once
  accept-new-secret [--yes]                                      goes on without a lost ONETILL_SECRET

<site> is a client id or a slug. Scopes: orders:read, orders:write.
`;

type Command = { run: (args: string[]) => Promise<string> };

const commands: Record<string, () => Promise<Command>> = {
  "create-user": () => import("./admin/create-user"),
  "create-site": () => import("./admin/create-site"),
  connect: () => import("./admin/connect"),
  "create-key": () => import("./admin/create-key"),
  "end-sessions": () => import("./admin/end-sessions"),
  "ledger-verify": () => import("./admin/ledger-verify"),
  sandbox: () => import("./admin/sandbox"),
  clock: () => import("./admin/clock"),
  distribute: () => import("./admin/distribute"),
  "accept-new-secret": () => import("./admin/accept-new-secret"),
};

/** What went wrong, as a sentence for the person at the terminal. */
function sentence(error: unknown): string {
  if (error instanceof z.core.$ZodError) return error.issues[0]?.message ?? "Not valid.";
  if (isInfrastructureFault(error)) {
    return "The database cannot be reached. Is Onetill running? Start it with `npm start`.";
  }
  if ((error as { code?: unknown }).code === "42P01") {
    return "The database has no tables yet. Start Onetill once, or run `npm run migrate`.";
  }
  if (isOnetillError(error)) return error.message;
  return error instanceof Error ? error.message : String(error);
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === "--help" || name === "help") {
    process.stdout.write(usage);
    return 0;
  }
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(name === undefined ? usage : `There is no command ${name}.\n\n${usage}`);
    return 2;
  }
  try {
    const file = join(import.meta.dirname, "../.env");
    if (existsSync(file)) loadEnvFile(file);
    process.env.LOG_LEVEL = "silent";
    const { run } = await load();
    // The one command for a server that cannot start.
    if (name !== "accept-new-secret") {
      adoptRuntime();
      await checkSecret();
    }
    process.stdout.write(`${await run(args)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    return 1;
  } finally {
    await closePool().catch(() => {});
  }
}

process.exitCode = await main(process.argv.slice(2));
