import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { receiveWebhook } from "@/lib/http";
import { newId } from "@/lib/kernel";
import { callerNetwork, limits } from "@/lib/sites";
import { newTill } from "@/test/till";

const post = (platform: string, client_id: string, caller: string, secret: string) => {
  const data = {
    ...{ verification_token: secret, message_id: newId(), kofi_transaction_id: newId() },
    ...{ timestamp: "2026-03-01T10:00:00Z", type: "Donation", is_public: true },
    ...{
      from_name: "Robin",
      message: null,
      amount: "3.00",
      currency: "EUR",
      url: "https://ko-fi.com/x",
    },
    ...{ email: "robin@example.com", is_subscription_payment: false },
    ...{ is_first_subscription_payment: false, shop_items: null, tier_name: null, shipping: null },
  };
  return receiveWebhook(
    new Request(`http://localhost:3000/api/webhooks/${platform}/${client_id}`, {
      method: "POST",
      headers: { "x-onetill-caller": caller },
      body: new URLSearchParams({ data: JSON.stringify(data) }),
    }),
  );
};

const { max } = limits.wrongProof;
const minute = 60_000; // ms, as long as the window

// The window does not end in the middle of a test.
beforeEach(() => void vi.setSystemTime(Math.floor(Date.now() / minute) * minute + 10_000));
afterEach(() => void vi.useRealTimers());

test("wrong proofs of one caller end in 429, and a right one from the same address is taken", async () => {
  const till = await newTill();
  const { clientId } = till.site;
  const caller = "2001:db8:5:5::1";
  const statuses = [];
  for (let n = 0; n <= max; n++) {
    statuses.push((await post("kofi", clientId, caller, "wrong")).status);
  }
  expect(statuses.slice(0, max).every((status) => status === 401)).toBe(true);
  const last = await post("kofi", clientId, "2001:db8:5:5::2", "wrong");
  expect([statuses.at(-1), last.status]).toEqual([429, 429]);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);

  const right = await post("kofi", clientId, caller, till.secrets.kofi);
  expect(await right.json()).toEqual({ received: true, duplicate: false });
  expect(await till.deliveries()).toHaveLength(1);
});

test("beyond the bound nothing is written for the creator, and other callers are told 401", async () => {
  const till = await newTill();
  const { clientId } = till.site;
  const failedAt = async () => {
    const [row] = await query<{ at: Date | null }>(
      "select last_failure_at as at from connections where site_id = $1 and platform = 'kofi'",
      [till.siteId],
    );
    return row?.at;
  };
  const caller = "198.51.100.7";
  expect(callerNetwork(caller)).toBe(caller);
  for (let n = 0; n <= max; n++) await post("kofi", clientId, caller, "wrong");
  await query("update connections set last_failure_at = null where site_id = $1 returning 1", [
    till.siteId,
  ]);
  expect((await post("kofi", clientId, caller, "wrong")).status).toBe(429);
  expect(await failedAt()).toBeNull();
  expect((await post("kofi", clientId, "198.51.100.8", "wrong")).status).toBe(401);
  expect(await failedAt()).toBeInstanceOf(Date);
});

test("right deliveries are not counted, however many come", async () => {
  const till = await newTill();
  for (let n = 0; n < max + 10; n++) {
    const { status } = await post("kofi", till.site.clientId, "203.0.113.1", till.secrets.kofi);
    expect(status).toBe(200);
  }
});
