// Ratios in one run on throwaway databases. Nothing is asserted: machines differ.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { ensureBuilt, ensureGenerated } from "../stack/build-app";
import { benchAccept } from "./accept";
import { benchDrain } from "./drain";
import { benchImport } from "./import";
import { benchIngest } from "./ingest";
import { benchList, fill } from "./list";
import { benchMails } from "./mails";
import { benchMatching } from "./matching";
import { type Install, ownInstall } from "./own-install";
import { benchScripts } from "./page-scripts";
import { benchTelling } from "./telling";
import { benchVisible } from "./visible";

const parts = [
  ...[
    "list",
    "visible",
    "ingest",
    "matching",
    "mails",
    "import",
    "drain",
    "telling",
    "accept",
    "scripts",
  ],
];
/** Those that ask or read the built app. */
const needBuilt = ["list", "visible", "ingest", "scripts"];

const usage = `Usage: npm run bench -- [--only ${parts.join(",")}] [--orders 1000000] [--against 1000] [--deliveries 1500] [--confirmations 100000] [--rows 20000] [--backlog 5000]`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: parts.join(",") },
      orders: { type: "string", default: "1000000" },
      against: { type: "string", default: "1000" },
      deliveries: { type: "string", default: "1500" },
      confirmations: { type: "string", default: "100000" },
      rows: { type: "string", default: "20000" },
      backlog: { type: "string", default: "5000" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  const only = values.only.split(",");
  const {
    orders: total,
    against: fewer,
    deliveries: posts,
    confirmations: pending,
    rows: file,
    backlog: waiting,
  } = values;
  const numbers = [total, fewer, posts, pending, file, waiting].map(Number);
  const [orders, against, deliveries, confirmations, rows, backlog] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (only.some((part) => !parts.includes(part)) || !numbers.every((n) => n > 0)) {
    throw new Error(usage);
  }
  return { only, orders, against, deliveries, confirmations, rows, backlog };
}

const installs: Install[] = [];
async function install(): Promise<Install> {
  const made = await ownInstall();
  installs.push(made);
  return made;
}

let stopping: Promise<unknown> | undefined;
function stopAll() {
  stopping ??= Promise.all(installs.splice(0).map((install) => install.stop())).finally(() => {
    stopping = undefined;
  });
  return stopping;
}
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void stopAll().finally(() => process.exit(130)));
}

try {
  const { only, orders, against, deliveries, confirmations, rows, backlog } = readOptions();
  await ensureGenerated();
  if (only.some((part) => needBuilt.includes(part))) await ensureBuilt();
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
  if (only.includes("scripts")) benchScripts();
  if (only.includes("list") || only.includes("visible")) {
    const big = await install();
    await fill(big, orders);
    if (only.includes("list")) {
      const small = await install();
      await fill(small, against);
      await benchList([small, big], [against, orders]);
    }
    if (only.includes("visible")) await benchVisible(big, 300);
    await stopAll();
  }
  if (only.includes("ingest")) await benchIngest(await install(), deliveries);
  if (only.includes("matching")) {
    await benchMatching([await install(), await install()], [100, confirmations]);
  }
  if (only.includes("import")) await benchImport(await install(), rows);
  if (only.includes("drain")) await benchDrain(await install(), backlog);
  if (only.includes("telling")) await benchTelling(await install(), backlog);
  if (only.includes("accept")) await benchAccept(await install());
  if (only.includes("mails")) await benchMails(await install(), 1000);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
