import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { root } from "@/scripts/stack/run-node";
import { inPieces, kofiExport, kofiRow } from "@/test/kofi-export";
import { newSite } from "@/test/new-site";
import { getImport, receiveFile, startImport, workOnImports } from "../index";

afterAll(closePool);

const count = 6000;

function startWorker(): ChildProcess {
  const child = spawn(process.execPath, [inject("workerProgram")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", ONETILL_SWEEP_INTERVAL: "1s" },
    stdio: "ignore",
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

test("an import whose worker is killed in the middle goes on where it was, and adds everything once", async () => {
  const { siteId, as } = await newSite();
  const manager = as("manager");
  const rows = Array.from({ length: count }, (_, at) =>
    kofiRow({ BuyerEmail: `payer${at % 700}@example.com` }),
  );
  const { importId } = await receiveFile(manager, siteId, {
    platform: "kofi",
    name: "payments.csv",
    body: inPieces(kofiExport(rows)),
  });
  const id = toPublicId("import", importId);
  await workOnImports();
  await startImport(manager, { id });

  const doneCount = async () => (await getImport(manager, id)).detail.doneCount;
  const isOver = async () => (await getImport(manager, id)).detail.state === "done";
  let kills = 0;
  for (let reached = 0; kills < 2; kills++) {
    const worker = startWorker();
    await vi.waitFor(
      async () => expect((await isOver()) || (await doneCount()) > reached).toBe(true),
      { timeout: 60_000, interval: 20 },
    );
    worker.kill("SIGKILL");
    await new Promise((resolve) => worker.once("exit", resolve));
    reached = await doneCount();
    // As if the killed worker's lease had run out.
    await query("update import_runs set lease_until = now() - interval '1 s' returning 1");
  }
  await workOnImports();

  const { detail } = await getImport(manager, id);
  expect(detail).toMatchObject({ state: "done", counts: { added: count }, doneCount: count });
  const [sums] = await query(
    `select count(*)::int as orders, count(distinct external_id)::int as payments,
       count(distinct customer_id)::int as customers,
       (select count(*)::int from order_items where site_id = $1) as items,
       (select count(*)::int from order_events where site_id = $1) as events,
       (select sum(amount)::int from ledger_postings
         where site_id = $1 and account = 'site') as charged
     from orders where site_id = $1`,
    [siteId],
  );
  expect(sums).toEqual({
    ...{ orders: count, payments: count, customers: 700, items: count },
    ...{ events: count * 4, charged: count * 300 },
  });
}, 180_000);
