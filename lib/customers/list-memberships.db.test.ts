import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { newSite } from "@/test/new-site";
import { findOrCreateCustomer } from "./find-or-create-customers";
import { listMemberships } from "./list-memberships";
import { reportSubscription } from "./report-subscription";

afterAll(closePool);

const now = new Date("2026-06-15T12:00:00Z");

async function newMember(siteId: string) {
  return inTransaction(async (tx) => {
    const payer = {
      name: "Robin",
      platform: "kofi",
      supporterId: null,
      fallbackKey: newId(),
      toldRank: "1",
    };
    const id = await findOrCreateCustomer(
      tx,
      siteId,
      { ...payer, email: "robin@example.com" },
      now,
    );
    if (id === null) throw new Error("there is no customer");
    const report = {
      platform: "kofi",
      externalId: newId(),
      state: "active",
      tier: "Bronze",
      amount: 500n,
      currency: "EUR",
      interval: "month",
      isTest: false,
      cancelAtPeriodEnd: false,
      startedAt: now,
      periodEnd: now,
      pausedUntil: null,
      canceledAt: null,
      reportedRank: "1",
    } as const;
    await reportSubscription(tx, siteId, id, report, now);
    return id;
  });
}

test("a customer's memberships are told with amounts in minor units", async () => {
  const { siteId, as } = await newSite();
  const customerId = await newMember(siteId);
  expect(await listMemberships(as("viewer"), siteId, customerId)).toMatchObject([
    { state: "active", tier: "Bronze", amount: 500n, currency: "EUR", periodEnd: now },
  ]);
});

test("a customer of another site has none, and a site that is not one's own does not exist", async () => {
  const [mine, other] = [await newSite(), await newSite()];
  const id = await newMember(mine.siteId);
  expect(await listMemberships(other.as("owner"), other.siteId, id)).toEqual([]);
  const asked = listMemberships(mine.stranger, mine.siteId, id);
  await expect(asked).rejects.toMatchObject({ code: "not_found" });
});
