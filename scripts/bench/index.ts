// npm run bench -- [--only list,visible,ingest] [--orders 1000000] [--against 1000] [--deliveries 1500]
// Ratios in one run on throwaway databases. Nothing is asserted: machines differ.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { ensureBuilt, ensureGenerated } from "../stack/build-app";
import { benchIngest } from "./ingest";
import { benchList, fill } from "./list";
import { type Install, ownInstall } from "./own-install";
import { benchVisible } from "./visible";

const parts = ["list", "visible", "ingest"];

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: parts.join(",") },
      orders: { type: "string", default: "1000000" },
      against: { type: "string", default: "1000" },
      deliveries: { type: "string", default: "1500" },
    },
  });
  const only = values.only.split(",");
  const [orders, against, deliveries] = [values.orders, values.against, values.deliveries].map(
    Number,
  ) as [number, number, number];
  if (
    only.some((part) => !parts.includes(part)) ||
    ![orders, against, deliveries].every((n) => n > 0)
  ) {
    throw new Error(
      `Usage: npm run bench -- [--only ${parts.join(",")}] [--orders 1000000] [--against 1000] [--deliveries 1500]`,
    );
  }
  return { only, orders, against, deliveries };
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
  const { only, orders, against, deliveries } = readOptions();
  await ensureGenerated();
  await ensureBuilt();
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
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
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
