import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { newMatchSite } from "@/test/match-site";
import { listCandidates } from "../index";

afterAll(closePool);

const ascii = "robin@xn--mller-kva.example";
const letters = "Robin@Müller.example";

test.each([
  [ascii, letters],
  [letters, ascii],
])("%s declared and %s paid are one address, whichever comes first", async (declared, paid) => {
  for (const declaresFirst of [true, false]) {
    const till = await newMatchSite();
    const early = declaresFirst ? await till.declare({ email: declared }) : null;
    const order = await till.pay({ customerEmail: paid });
    const confirmation = early ?? (await till.declare({ email: declared }));
    expect(await till.stateOf(confirmation)).toMatchObject({ rule: "email", orderId: order.id });
  }
});

test("a declaration whose address was kept in letters before is found by the payment", async () => {
  const till = await newMatchSite();
  const confirmation = await till.declare({ email: letters });
  await query("update confirmations set email_key = lower(email) where site_id = $1 returning 1", [
    till.siteId,
  ]);
  const order = await till.pay({ customerEmail: ascii });
  expect(await till.stateOf(confirmation)).toMatchObject({ rule: "email", orderId: order.id });
  expect(await listCandidates(till.support, confirmation.id)).toHaveLength(1);
});
