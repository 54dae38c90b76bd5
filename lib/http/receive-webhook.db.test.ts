import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { connectPlatform, disconnectPlatform } from "@/lib/platforms";
import { rotateClientId } from "@/lib/sites";
import { kofiDelivery, kofiPayload, type Posted } from "@/test/deliveries";
import { sentStatements } from "@/test/sent-statements";
import { newTill } from "@/test/till";
import { receiveWebhook } from "./receive-webhook";

afterAll(closePool);

const post = (clientId: string, { headers, body }: Posted) =>
  receiveWebhook(
    new Request(`http://localhost:3000/api/webhooks/kofi/${clientId}`, {
      method: "POST",
      ...{ headers, body: new Uint8Array(body) },
    }),
  );

test("a new secret, a secret taken away and a new address count with the very next delivery", async () => {
  const till = await newTill();
  const first = till.site.clientId;
  const statusOf = async (clientId: string, secret: string) =>
    (await post(clientId, kofiDelivery(secret))).status;
  const connect = (secret: string) => connectPlatform(till.system, till.siteId, "kofi", secret);
  for (let n = 0; n < 3; n++) expect(await statusOf(first, till.secrets.kofi)).toBe(200);

  const newer = randomUUID();
  await connect(newer);
  expect(await statusOf(first, till.secrets.kofi)).toBe(401);
  expect(await statusOf(first, newer)).toBe(200);
  // The old one is right again, though it was just refused.
  await connect(till.secrets.kofi);
  expect(await statusOf(first, till.secrets.kofi)).toBe(200);

  await disconnectPlatform(till.system, till.siteId, "kofi");
  expect(await statusOf(first, till.secrets.kofi)).toBe(401);
  await connect(newer);
  expect(await statusOf(first, newer)).toBe(200);
  await rotateClientId(till.system, { siteId: till.siteId, clientId: first });
  expect(await statusOf(first, newer)).toBe(404);
  expect(await till.deliveries()).toHaveLength(6);
});

test("deliveries that come at the same time are stored by few statements, each once", async () => {
  const till = await newTill();
  const { clientId } = till.site;
  await post(clientId, kofiDelivery(till.secrets.kofi));
  const all = Array.from({ length: 40 }, () => kofiDelivery(till.secrets.kofi));
  const twice = [...all, ...all.slice(0, 10)];
  const { result, statements } = await sentStatements(async () =>
    Promise.all(twice.map(async (posted) => (await post(clientId, posted)).json())),
  );
  expect(result.filter(({ duplicate }) => duplicate)).toHaveLength(10);
  expect(result.slice(0, 40).every(({ duplicate }) => !duplicate)).toBe(true);
  const storing = statements.filter(({ text }) => text.includes("inbound_events"));
  expect(storing.length).toBeLessThanOrEqual(4);
  const stored = await till.deliveries();
  expect(stored).toHaveLength(41);
  expect(stored.filter(({ repeats }) => repeats === 1)).toHaveLength(10);
});

test("one that the database cannot store is refused alone: those that came with it are kept", async () => {
  const till = await newTill();
  await query(
    `create function refuse_poison() returns trigger language plpgsql as $$
     begin if new.delivery_id like 'poison%' then raise exception 'not that one'; end if; return new; end $$`,
  );
  await query(
    `create trigger refuse_poison before insert on inbound_events
     for each row execute function refuse_poison()`,
  );
  try {
    const names = ["a", "b", "poison", "c", "d"];
    const answers = await Promise.all(
      names.map((message_id) =>
        post(till.site.clientId, kofiDelivery(till.secrets.kofi, kofiPayload({ message_id }))),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 500, 200, 200]);
    const stored = (await till.deliveries()).map((row) => row.delivery_id);
    expect(stored.sort()).toEqual(["a", "b", "c", "d"]);
  } finally {
    await query("drop trigger refuse_poison on inbound_events");
  }
});
