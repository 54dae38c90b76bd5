// Stores deliveries as platforms post them, in a process of its own with one database.
import { randomUUID } from "node:crypto";
import { query } from "@/lib/db";
import { receiveDelivery } from "@/lib/inbox";
import { processWaitingDeliveries } from "@/lib/jobs";
import { newClientId, newId, systemContext } from "@/lib/kernel";
import { connectPlatform, findDestination } from "@/lib/platforms";
import { inLanes } from "@/lib/work";
import { answerWith } from "./ask";
import { kofiDelivery } from "./kofi-delivery";

const secret = randomUUID();
const lanes = 8;

async function addSite(name: string) {
  const [id, clientId] = [newId(), newClientId()];
  await query("insert into sites (id, slug, name, client_id) values ($1, $2, $2, $3)", [
    id,
    name,
    clientId,
  ]);
  await connectPlatform(systemContext("bench", [id]), id, "kofi", secret);
  return findDestination("kofi", clientId);
}

const sites = [await addSite("drain-one"), await addSite("drain-two")] as const;

async function store(site: 0 | 1): Promise<string> {
  const { body, transactionId } = kofiDelivery(secret);
  const headers = new Headers({ "content-type": "application/x-www-form-urlencoded" });
  await receiveDelivery(sites[site], { headers, body: Buffer.from(body) });
  return transactionId;
}

/**
 * `counts` deliveries for each of the two sites, the one site's after the other's; made into orders
 * with `order`, so that only their events wait.
 */
answerWith(async ({ counts, order = false }: { counts: [number, number]; order?: boolean }) => {
  let last = "";
  for (const site of [0, 1] as const) {
    await inLanes(Array.from({ length: counts[site] }), lanes, async () => {
      last = await store(site);
    });
  }
  if (order) await processWaitingDeliveries();
  return { last };
});
