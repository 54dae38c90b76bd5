import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import type { Role } from "@/lib/kernel";
import { bmcDelivery, bmcPayment, kofiDelivery } from "@/test/deliveries";
import { newSite } from "@/test/new-site";
import { newTill } from "@/test/till";
import { addConnection, connectPlatform, disconnectPlatform } from "./connect-platform";
import { listConnections } from "./list-connections";

afterAll(closePool);

const lineOf = async (till: Awaited<ReturnType<typeof newTill>>, platform: string) => {
  const lines = await listConnections(till.as("viewer"), [till.siteId]);
  const line = lines.find((one) => one.platform === platform);
  if (!line) throw new Error("not connected");
  return line;
};

test("a secret is kept encrypted, and only its last four characters are ever shown", async () => {
  const { siteId, as } = await newSite();
  const secret = "4f3c1a2b-0000-4000-8000-1234567890ab";
  await connectPlatform(as("manager"), siteId, "ko-fi", `  ${secret}\n`);
  const [row] = await query<Record<string, string>>(
    "select * from connections where site_id = $1",
    [siteId],
  );
  expect(JSON.stringify(row)).not.toContain(secret);
  expect(row?.secret_encrypted).toMatch(/^v1\./);
  const lines = await listConnections(as("viewer"), [siteId]);
  expect(lines).toMatchObject([
    { platform: "kofi", hasSecret: true, secretHint: "90ab", health: { state: "waiting" } },
  ]);
  expect(JSON.stringify(lines)).not.toContain("4f3c1a2b");
});

const kofiForm = "This is not a verification token of Ko-fi. It has 36 characters, such as";
const bmcForm = "This is not a signing secret of Buy Me a Coffee. It has at least 16 characters";

test.each([
  ["kofi", "abc", kofiForm],
  ["kofi", "4f3c1a2b00004000800012345678901234ab", kofiForm],
  ["kofi", "4f3c1a2b-0000-4000-8000-1234567890ab-", kofiForm],
  ["buymeacoffee", "abc", bmcForm],
  ["buymeacoffee", "fifteen-letters", bmcForm],
])(
  "%s never makes the secret %j, and the refusal says what it makes",
  async (platform, secret, form) => {
    const { siteId, as } = await newSite();
    await expect(connectPlatform(as("owner"), siteId, platform, secret)).rejects.toMatchObject({
      code: "invalid_request",
      param: "secret",
      message: expect.stringContaining(form),
    });
    expect(await listConnections(as("owner"), [siteId])).toEqual([]);
  },
);

test.each([
  ["kofi", randomUUID().toUpperCase()],
  ["buymeacoffee", `whsec-${randomUUID()}`],
  ["buymeacoffee", `whsec_${randomUUID()}`],
  ["buymeacoffee", "a".repeat(500)],
])("%s takes %s", async (platform, secret) => {
  const { siteId, as } = await newSite();
  await connectPlatform(as("owner"), siteId, platform, secret);
  expect(await listConnections(as("owner"), [siteId])).toMatchObject([{ hasSecret: true }]);
});

test.each(["", "   ", "x".repeat(501)])("%j is no secret of any platform", async (secret) => {
  const { siteId, as } = await newSite();
  await expect(connectPlatform(as("owner"), siteId, "kofi", secret)).rejects.toThrow(
    /This is (empty|too long)/,
  );
  expect(await listConnections(as("owner"), [siteId])).toEqual([]);
});

test("a replaced secret stops at once and forgets the failures of the old one", async () => {
  const till = await newTill();
  const { siteId, secrets } = till;
  const newToken = randomUUID();
  await till.deliver("kofi", kofiDelivery(secrets.kofi));
  await connectPlatform(till.as("manager"), siteId, "kofi", newToken);
  await expect(till.receive("kofi", kofiDelivery(secrets.kofi))).rejects.toThrow("another one");
  expect(await lineOf(till, "kofi")).toMatchObject({
    health: { state: "failing" },
    lastFailureReason: "The verification token is another one.",
  });
  await till.deliver("kofi", kofiDelivery(newToken));
  expect(await till.orders()).toHaveLength(2);
  await connectPlatform(till.as("manager"), siteId, "kofi", randomUUID());
  expect(await lineOf(till, "kofi")).toMatchObject({
    lastFailureAt: null,
    lastFailureReason: null,
  });
});

test("a disconnected platform is refused, and what came before stays", async () => {
  const till = await newTill();
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi));
  await disconnectPlatform(till.as("manager"), till.siteId, "kofi");
  await expect(till.receive("kofi", kofiDelivery(till.secrets.kofi))).rejects.toThrow("no secret");
  expect(await lineOf(till, "kofi")).toMatchObject({
    hasSecret: false,
    secretHint: null,
    health: { state: "no_secret" },
  });
  expect(await till.orders()).toHaveLength(1);
  expect(await lineOf(till, "buymeacoffee")).toMatchObject({ hasSecret: true });
});

test("connecting again joins the connection that was there", async () => {
  const till = await newTill();
  const before = await lineOf(till, "kofi");
  await disconnectPlatform(till.system, till.siteId, "kofi");
  await addConnection(till.system, till.siteId, "kofi");
  await connectPlatform(till.system, till.siteId, "kofi", till.secrets.kofi);
  expect((await lineOf(till, "kofi")).id).toBe(before.id);
});

test("a secret moved to another connection's row cannot be opened", async () => {
  const [one, two] = [await newTill(), await newTill()];
  await query(
    `update connections set secret_encrypted =
       (select secret_encrypted from connections where site_id = $1 and platform = 'kofi')
     where site_id = $2 and platform = 'kofi'`,
    [one.siteId, two.siteId],
  );
  await expect(two.receive("kofi", kofiDelivery(one.secrets.kofi))).rejects.toThrow();
});

test("health tells the last delivery, today's count, and what is in quarantine", async () => {
  const till = await newTill();
  const { bmc } = till.secrets;
  await till.deliver(
    "bmc",
    bmcDelivery(bmc, "donation.created", bmcPayment({ id: 1 })),
    bmcDelivery(bmc, "donation.exploded", bmcPayment({ id: 2 })),
    bmcDelivery(bmc, "donation.created", bmcPayment({ id: 3 })),
  );
  expect(await lineOf(till, "buymeacoffee")).toMatchObject({
    today: 3,
    quarantined: 1,
    health: {
      state: "attention",
      advice: expect.stringContaining("One delivery could not be understood."),
    },
    lastDeliveryAt: expect.any(Date),
  });
  expect(await lineOf(till, "kofi")).toMatchObject({ today: 0, health: { state: "waiting" } });
});

test("a delivery that waits for more than a minute holds the connection up", async () => {
  const till = await newTill();
  await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  expect(await lineOf(till, "kofi")).toMatchObject({ health: { state: "working" } });
  const clock = { now: () => new Date(Date.now() + 61_000) };
  const lines = await listConnections({ ...till.as("viewer"), clock }, [till.siteId]);
  expect(lines.find(({ platform }) => platform === "kofi")?.health.label).toBe("Held up");
});

test("today begins at midnight where the site is", async () => {
  const till = await newTill();
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi), kofiDelivery(till.secrets.kofi));
  const receivedAt = async (times: string[]) => {
    for (const [index, row] of (await till.deliveries()).entries()) {
      await query("update inbound_events set received_at = $2 where id = $1", [
        row.id,
        times[index],
      ]);
    }
  };
  await query("update sites set time_zone = 'Pacific/Auckland' where id = $1", [till.siteId]);
  // Midnight of 10 March in Auckland is 11:00 UTC on the 9th.
  await receivedAt(["2026-03-09T10:59:59Z", "2026-03-09T11:00:00Z"]);
  const ctx = { ...till.as("viewer"), clock: { now: () => new Date("2026-03-09T23:00:00Z") } };
  const lines = await listConnections(ctx, [till.siteId]);
  expect(lines.find(({ platform }) => platform === "kofi")?.today).toBe(1);
});

test("a connection is silent by its own measure, and test sends do not hide it", async () => {
  const till = await newTill();
  const day = 86_400_000;
  const now = new Date("2026-03-20T12:00:00Z");
  for (let index = 0; index < 16; index++)
    await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  for (const [index, row] of (await till.deliveries()).entries()) {
    const at = new Date(now.getTime() - (28 - index) * day);
    await query("update inbound_events set received_at = $2 where id = $1", [row.id, at]);
  }
  await till.receive(
    "kofi",
    kofiDelivery(till.secrets.kofi, {
      kofi_transaction_id: "00000000-1111-2222-3333-444444444444",
    }),
  );
  const ctx = { ...till.as("viewer"), clock: { now: () => now } };
  const lines = await listConnections(ctx, [till.siteId]);
  expect(lines.find(({ platform }) => platform === "kofi")?.health).toMatchObject({
    state: "silent",
    advice: expect.stringContaining("Nothing for 13 days"),
  });
});

test("who may see connections and who may change them", async () => {
  const { siteId, as, stranger } = await newSite();
  const allowed: Role[] = ["owner", "manager"];
  for (const role of ["owner", "manager", "support", "viewer"] as const) {
    const ctx = as(role);
    expect(await listConnections(ctx, [siteId])).toBeInstanceOf(Array);
    for (const change of [
      () => connectPlatform(ctx, siteId, "kofi", randomUUID()),
      () => addConnection(ctx, siteId, "kofi"),
      () => disconnectPlatform(ctx, siteId, "kofi"),
    ]) {
      if (allowed.includes(role)) await change();
      else await expect(change()).rejects.toMatchObject({ code: "forbidden" });
    }
  }
  for (const change of [
    listConnections(stranger, [siteId]),
    connectPlatform(stranger, siteId, "kofi", randomUUID()),
    disconnectPlatform(stranger, siteId, "kofi"),
  ]) {
    await expect(change).rejects.toMatchObject({ code: "not_found" });
  }
});

test("an unknown platform cannot be connected", async () => {
  const { siteId, system } = await newSite();
  await expect(connectPlatform(system, siteId, "patreon", randomUUID())).rejects.toMatchObject({
    code: "not_found",
  });
});
