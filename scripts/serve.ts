import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { embeddedPostgres } from "./postgres/embedded";
import { freePort, isFree } from "./postgres/free-port";
import { say, step as showStep } from "./progress.mjs";
import type { Runtime } from "./read-runtime";
import { builtStandIn, builtWorker, ensureBuilt, ensureGenerated } from "./stack/build-app";
import { checkDatabase } from "./stack/check-database";
import { checkPort, takeDataDir } from "./stack/claim";
import {
  DEMO_EMAIL,
  DEMO_PASSWORD,
  fillInDemo,
  findPeople,
  isDemoUnfinished,
  rememberFirstStart,
  wantsDemo,
} from "./stack/first-start";
import { keepLog, launchProgram } from "./stack/launch-program";
import { sentenceOf } from "./stack/refusal";
import { root, runScript } from "./stack/run-node";
import { childEnvironment, readSettings, type Settings } from "./stack/settings";
import { type Service, supervise } from "./stack/supervise";
import { writeWhole } from "./stack/write-whole";

const dev = process.argv.includes("--dev");
const services: Service[] = [];
let stopping: Promise<void> | undefined;
let aloud = false;
let release = () => {};

/** A step of the start-up; none begins once we are stopping. */
async function step<T>(title: string, work: (detail: (text: string) => void) => T | Promise<T>) {
  if (stopping) await new Promise<never>(() => {});
  return showStep(title, work);
}

/** Web and worker first, the database last; then the lock, so that the next start may begin. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    const [first, ...others] = services;
    const database = first?.name === "PostgreSQL" ? first : undefined;
    const programs = database ? others : services;
    await Promise.all(programs.map((service) => service.stop()));
    await database?.stop();
    release();
  })();
  return stopping;
}

async function onSignal() {
  if (stopping) return;
  aloud = false;
  say("Stopping …");
  await stopAll();
  say("Onetill has stopped.");
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
// Whoever started us died without a word.
process.on("disconnect", onSignal);

async function startDatabase(settings: Settings): Promise<string> {
  if (!settings.embedded) return settings.env.databaseUrl;
  return step("Starting PostgreSQL", async (detail) => {
    const postgres = await embeddedPostgres(settings.dataDir);
    const service = supervise("PostgreSQL", postgres.start, onChange);
    services.push(service);
    await service.ready;
    if (isDemoUnfinished(settings)) await postgres.empty();
    if (postgres.folder !== settings.dataDir) detail(`files in ${postgres.folder}`);
    return postgres.databaseUrl;
  });
}

let runtime: Runtime | undefined;

let saidOfRuntime = "";
/** For the commands beside us; on a full disk they get an old one, and everything else goes on. */
function writeRuntime(settings: Settings) {
  if (!runtime) return;
  runtime.processes = Object.fromEntries(services.map(({ name, pid }) => [name, pid()]));
  runtime.processes.supervisor = process.pid;
  try {
    writeWhole(join(settings.dataDir, "runtime.json"), JSON.stringify(runtime, null, 2));
    saidOfRuntime = "";
  } catch (error) {
    const sentence = `The list of processes was not written: ${sentenceOf(error)}`;
    if (sentence !== saidOfRuntime) say(sentence);
    saidOfRuntime = sentence;
  }
}

let settings: Settings;
function onChange(sentence: string) {
  say(sentence);
  writeRuntime(settings);
}

/** Once everything runs, nothing that goes wrong here is worth ending it. */
function stayAlive() {
  const tell = (error: unknown) => say(`A fault of the supervisor: ${sentenceOf(error)}`);
  process.on("uncaughtException", tell);
  process.on("unhandledRejection", tell);
}

async function waitForHealth(url: string) {
  for (const since = performance.now(); performance.now() - since < 60_000; await sleep(100)) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
      if (answer.ok) return;
    } catch {
      // Not there yet.
    }
  }
  throw new Error(`The app does not answer at ${url}; ${settings.dataDir}/logs says more.`);
}

function program(name: string, args: string[], env: Record<string, string | undefined>) {
  const file = join(settings.dataDir, "logs", `${name}.log`);
  const onLine = keepLog(file, name, () => aloud);
  return async () => launchProgram({ args, cwd: root, env, onLine });
}

/** Where the stand-in for Stripe listens; undefined where cards are real, or other machines are served. */
async function standInPort({ env }: Settings): Promise<number | undefined> {
  if (env.stripe || env.stripeApiBase || !env.isLocal) return undefined;
  const next = env.port + 1;
  return next < 65_536 && (await isFree(next, "127.0.0.1")) ? next : freePort();
}

/** Before the demo is filled in: what its members ask for is paid there. */
async function startStandIn(childEnv: Record<string, string | undefined>) {
  const args = dev
    ? ["--import", "tsx", join(root, "scripts/stripe-stand-in.ts")]
    : ["--enable-source-maps", builtStandIn];
  const mode = { NODE_ENV: dev ? "development" : "production" };
  const name = "stripe-stand-in";
  const service = supervise(name, program(name, args, { ...childEnv, ...mode }), onChange);
  services.push(service);
  await service.ready;
}

async function start() {
  settings = readSettings();
  const claim = await takeDataDir(settings);
  release = claim.release;
  await checkPort(settings, claim.wasKilled ? 8000 : 0);
  if (!settings.embedded) await checkDatabase(settings.env.databaseUrl);
  await ensureGenerated();
  if (!dev) await ensureBuilt();
  const databaseUrl = await startDatabase(settings);
  await step("Bringing the database up to date", async (detail) => {
    const applied = await runScript("migrate.ts", {
      DATABASE_URL: databaseUrl,
      ONETILL_SECRET: settings.env.secret,
    });
    if (applied) detail(`${applied.split("\n").length} applied`);
  });

  const before = await findPeople(databaseUrl);
  const standIn = await standInPort(settings);
  const env = childEnvironment(settings, databaseUrl, before.demo, standIn);
  if (standIn !== undefined) await startStandIn({ ...process.env, ...env });
  if (wantsDemo(settings, before)) {
    await step("Filling in demo content", () =>
      fillInDemo(settings, () => runScript("seed-demo.ts", env)),
    );
  }
  rememberFirstStart(settings);
  const people = await findPeople(databaseUrl);
  env.ONETILL_DEMO = people.demo ? "on" : "off";

  const childEnv = { ...process.env, ...env, NODE_ENV: dev ? "development" : "production" };
  const webArgs = [join(root, "scripts/web.ts"), ...(dev ? ["--dev"] : [])];
  const workerArgs = dev
    ? ["--watch", "--watch-preserve-output", "--import", "tsx", join(root, "scripts/worker.ts")]
    : ["--enable-source-maps", builtWorker];
  await step("Starting web and worker", async () => {
    const started = [
      supervise("web", program("web", webArgs, childEnv), onChange),
      supervise("worker", program("worker", workerArgs, childEnv), onChange, { patient: dev }),
    ];
    services.push(...started);
    await Promise.all(started.map(({ ready }) => ready));
    const host = settings.env.host === "localhost" ? "127.0.0.1" : settings.env.host;
    const reachable = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
    await waitForHealth(`http://${reachable}:${settings.env.port}/api/health`);
  });

  const url = settings.env.appUrl;
  runtime = { url, settings: env, processes: {} };
  writeRuntime(settings);
  say("");
  if (people.demo) say(`Sign in as ${DEMO_EMAIL} with the password ${DEMO_PASSWORD}`);
  else if (!people.anyone) {
    say(`Create the owner's account: ${url}/setup`);
    if (settings.env.isPublic) {
      say(`Set-up code: ${await runScript("print-setup-code.ts", env)}`);
    }
  } else say(`Sign in at ${url}/sign-in`);
  say(`Onetill is ready: ${url}`);
  aloud = true;
  stayAlive();
}

try {
  await start();
} catch (error) {
  if (!stopping) {
    const { stack } = error as Error;
    process.stderr.write(`${process.env.LOG_LEVEL === "debug" ? stack : sentenceOf(error)}\n`);
    await stopAll();
    process.exit(1);
  }
}
