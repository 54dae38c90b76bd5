import { randomUUID } from "node:crypto";
import { afterAll, expect, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { processWaitingDeliveries, tellWaitingEvents } from "@/lib/jobs";
import { fromPublicId, toPublicId } from "@/lib/kernel";
import { getOrder } from "@/lib/orders";
import { listOrderEvents } from "@/lib/timeline";
import { bmcDelivery, bmcPayment, kofiDelivery } from "@/test/deliveries";
import { inPieces, type KofiRow, kofiExport, kofiRow, writeCsv } from "@/test/kofi-export";
import { fingerprintOf } from "@/test/seeded-site";
import { newTill } from "@/test/till";
import {
  cancelImport,
  chooseMapping,
  getImport,
  type Mapping,
  mostBytesADay,
  mostUploadsAtOnce,
  previewMapping,
  receiveFile,
  startImport,
  suggestMapping,
  sweepImportFiles,
  workOnImports,
  writeFates,
} from ".";
import { readCsv } from "./reading/read-csv";

afterAll(closePool);

type Till = Awaited<ReturnType<typeof newTill>>;

async function upload(till: Till, file: readonly KofiRow[] | string | Buffer, platform = "kofi") {
  const text = typeof file === "string" || Buffer.isBuffer(file) ? file : kofiExport(file);
  const { importId } = await receiveFile(till.as("manager", "Kim"), till.siteId, {
    platform,
    name: "payments.csv",
    body: inPieces(text),
  });
  return toPublicId("import", importId);
}

const look = async (till: Till, id: string) => (await getImport(till.as("manager"), id)).detail;

async function check(till: Till, file: readonly KofiRow[] | string) {
  const id = await upload(till, file);
  await workOnImports();
  return look(till, id);
}

async function importAll(till: Till, id: string) {
  await startImport(till.as("manager"), { id });
  await workOnImports();
  return look(till, id);
}

const runWhole = async (till: Till, file: readonly KofiRow[] | string) =>
  importAll(till, (await check(till, file)).id);

test("a check says what would be added and changes nothing but the check itself", async () => {
  const till = await newTill();
  await till.deliver("kofi", kofiDelivery(till.secrets.kofi));
  const before = await fingerprintOf(till.siteId);
  const found = await check(till, [kofiRow(), kofiRow({ Received: "nothing" })]);
  expect(found).toMatchObject({ state: "checked", counts: { new: 1, unreadable: 1 }, rowCount: 2 });
  expect(found.rows.unreadable).toMatchObject([
    { row: 3, detail: "Received: “nothing” is no amount" },
  ]);
  const after = await fingerprintOf(till.siteId);
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  expect(changed.sort()).toEqual(["import_chunks", "import_rows", "import_runs", "import_uploads"]);
});

test("the same file twice adds nothing the second time", async () => {
  const till = await newTill();
  const rows = [
    kofiRow(),
    kofiRow({ TransactionType: "Monthly Tip", Item: "Gold" }),
    kofiRow({ TransactionType: "Shop Order", Item: "Print", BuyerEmail: "" }),
  ];
  expect(await runWhole(till, rows)).toMatchObject({ state: "done", counts: { added: 3 } });
  const once = await till.everything();
  expect(once.orders.map(({ status, kind }) => `${kind} ${status}`).sort()).toEqual([
    "donation completed",
    "membership completed",
    "shop completed",
  ]);
  const again = await check(till, rows);
  expect(again).toMatchObject({ state: "checked", counts: { known: 3 } });
  expect(await importAll(till, again.id)).toMatchObject({ state: "done", counts: { known: 3 } });
  expect(await till.everything()).toEqual(once);
});

test("an imported order has the trail of a reported one, and says that it came out of a file", async () => {
  const till = await newTill();
  await runWhole(till, [kofiRow({ From: "Jo" })]);
  const [order] = await till.orders();
  expect(order).toMatchObject({ status: "completed", payment_status: "paid", platform: "kofi" });
  expect(order?.imported_at).not.toBeNull();
  expect(await till.trailOf(order)).toEqual([
    "order.received",
    "payment.paid",
    "order.accepted",
    "order.completed",
  ]);
  const [first] = await query<{ data: unknown; actor_label: string }>(
    "select data, actor_label from order_events where order_id = $1 order by id limit 1",
    [order?.id],
  );
  expect(first).toMatchObject({ data: { file: "payments.csv" }, actor_label: "Kim" });
});

const shopRow = () =>
  kofiRow({ TransactionType: "Shop Order", Item: "Print", "DateTime (UTC)": "03/01/2026 12:00" });

test("what was sent already is completed on its true day by who brought the file, and can be reopened", async () => {
  const till = await newTill();
  await runWhole(till, [shopRow()]);
  const [order] = await till.orders();
  const publicId = toPublicId("order", String(order?.id));
  const manager = till.as("manager");
  expect(await getOrder(manager, publicId)).toMatchObject({ status: "completed", kind: "shop" });
  const { events } = await listOrderEvents(manager, publicId);
  expect(new Set(events.map(({ at }) => at))).toEqual(new Set(["2026-03-01T12:00:00.000Z"]));
  expect(events.at(-1)).toMatchObject({
    ...{ type: "order.completed", actor: { kind: "user", label: "Kim" } },
    summary: "Order completed: sent before it was imported",
  });
  await runCommand(manager, publicId, "reopen");
  expect((await getOrder(manager, publicId)).status).toBe("accepted");
});

test("what is still to be sent, as told, waits to be sent", async () => {
  const till = await newTill();
  const { id } = await check(till, [shopRow(), kofiRow()]);
  await startImport(till.as("manager"), { id, wasSent: false });
  await workOnImports();
  const stands = (await till.orders()).map(({ kind, status }) => `${kind} ${status}`);
  expect(stands.sort()).toEqual(["donation completed", "shop accepted"]);
});

test("nobody is written to or told of past orders, only that the import is finished", async () => {
  const till = await newTill();
  await runWhole(till, [kofiRow(), kofiRow()]);
  const waiting = await query("select topic, type from outbox where site_id = $1", [till.siteId]);
  expect(waiting).toEqual([{ topic: "import", type: "import.finished" }]);
  await tellWaitingEvents();
  const left = await query(
    `select (select count(*)::int from outbox where site_id = $1) as outbox,
       (select count(*)::int from reply_runs where site_id = $1) as replies,
       (select count(*)::int from outgoing_mails m join orders o on o.id = m.order_id
         where o.site_id = $1) as mails`,
    [till.siteId],
  );
  expect(left).toEqual([{ outbox: 0, replies: 0, mails: 0 }]);
});

const sixOrders = ["wif", "wfi", "iwf", "ifw", "fwi", "fiw"];

test("webhook and import of one Ko-fi payment give one order, whichever comes first", async () => {
  const results = [];
  for (const steps of ["wi", "iw", "wiw", "iwi"]) {
    const till = await newTill();
    const id = "0a1b2c3d-1111-4222-8333-444444444444";
    const delivery = kofiDelivery(till.secrets.kofi, { kofi_transaction_id: id, message_id: id });
    for (const step of steps) {
      if (step === "w") await till.deliver("kofi", delivery);
      else await runWhole(till, [kofiRow({ TransactionId: id.toUpperCase() })]);
    }
    results.push(await till.everything());
  }
  expect(results[0]?.orders).toHaveLength(1);
  for (const result of results) expect(result).toEqual(results[0]);
});

const bmcColumns = [
  "Date",
  "Email",
  "Name",
  "Amount",
  "Currency",
  "Note",
  "Payment",
  "Stripe",
  "State",
];
const bmcMapping: Mapping = {
  columns: {
    placedAt: 0,
    email: 1,
    name: 2,
    amount: 3,
    currency: 4,
    message: 5,
    paymentId: 6,
    transactionId: 7,
    status: 8,
  },
  dateFormat: "ymd",
  zone: "UTC",
  decimal: ".",
  currency: null,
};

const bmcRow = (fields: Record<number, string> = {}) =>
  Object.assign(
    [
      "2026-03-01 12:00:00",
      "robin@example.com",
      "Robin",
      "5.00",
      "EUR",
      "Thank you for the maps",
      "15000001",
      "pi_3TestTestTestTest0000001",
      "",
    ],
    fields,
  );

async function checkBmc(till: Till, rows: string[][], mapping = bmcMapping) {
  const id = await upload(till, writeCsv([bmcColumns, ...rows]), "buymeacoffee");
  await chooseMapping(till.as("manager"), { id, mapping });
  await workOnImports();
  return look(till, id);
}

test("payment, refund and file of Buy Me a Coffee give one order in each of six orders", async () => {
  for (const byTransactionAlone of [false, true]) {
    const results = [];
    for (const steps of sixOrders) {
      const till = await newTill();
      const payment = bmcPayment();
      for (const step of steps) {
        if (step === "w") {
          await till.deliver(
            "buymeacoffee",
            bmcDelivery(till.secrets.bmc, "donation.created", payment),
          );
        } else if (step === "f") {
          const refunded = { ...payment, refunded: "true", refunded_at: "1772452800" };
          await till.deliver(
            "buymeacoffee",
            bmcDelivery(till.secrets.bmc, "donation.refunded", refunded),
          );
        } else {
          const row = byTransactionAlone ? bmcRow({ 6: "" }) : bmcRow();
          await importAll(till, (await checkBmc(till, [row])).id);
        }
      }
      const { orders, movements } = await till.everything();
      results.push({ steps, orders: orders.map(({ details: _, ...order }) => order), movements });
    }
    for (const { steps, orders, movements } of results) {
      expect(orders, steps).toHaveLength(1);
      expect({ orders, movements }, steps).toEqual({
        orders: results[0]?.orders,
        movements: results[0]?.movements,
      });
      expect(orders[0], steps).toMatchObject({ payment_status: "refunded" });
    }
  }
}, 120_000);

test("a comparison names what is missing, what is extra, and what differs", async () => {
  const till = await newTill();
  const ids = Array.from({ length: 4 }, randomUUID);
  const deliver = (at: number, fields = {}) =>
    till.deliver(
      "kofi",
      kofiDelivery(till.secrets.kofi, { kofi_transaction_id: ids[at], ...fields }),
    );
  await deliver(0);
  await deliver(1, { amount: "7.00" });
  await deliver(2, { from_name: "Only Here" });
  await deliver(3, { timestamp: "2025-01-01T12:00:00Z" });
  const found = await check(till, [
    kofiRow({ TransactionId: ids[0] }),
    kofiRow({ TransactionId: ids[1] }),
    kofiRow({ TransactionId: ids[0]?.toUpperCase() }),
    kofiRow({ "DateTime (UTC)": "02/01/2026 08:00" }),
    kofiRow({ Received: "", Given: "4.00" }),
    kofiRow({ TransactionType: "Raffle" }),
  ]);
  expect(found.counts).toEqual({
    known: 1,
    amount: 1,
    repeated: 1,
    new: 1,
    ignored: 1,
    unreadable: 1,
  });
  expect(found.rows.amount?.[0]?.detail).toBe("€7.00 here, €3.00 in the file");
  expect(found.rows.repeated?.[0]?.detail).toBe("The same payment as in row 2");
  // The order of 2025 lies before the file's time.
  expect(found.comparison).toMatchObject({ extra: 1, from: "2026-02-01T08:00:00.000Z" });
  expect(found.extra.map(({ payer }) => payer)).toEqual(["Only Here"]);
  // Orders that differ stay as they are.
  await importAll(till, found.id);
  const amounts = (await till.orders()).map(({ amount }) => Number(amount)).sort();
  expect(amounts).toEqual([300, 300, 300, 300, 700]);
});

test("payments from after the platform was connected are told apart: their deliveries never came", async () => {
  const till = await newTill();
  await query("update connections set created_at = '2026-02-15T00:00:00Z' where site_id = $1", [
    till.siteId,
  ]);
  const found = await check(till, [kofiRow({ "DateTime (UTC)": "02/14/2026 08:00" }), kofiRow()]);
  expect(found.comparison).toMatchObject({ missed: 1 });
});

test("what is refunded in one and not in the other is another status", async () => {
  const till = await newTill();
  const [one, two] = [bmcPayment(), bmcPayment({ id: 15_000_002, transaction_id: "pi_2" })];
  const deliver = (type: string, payment: Record<string, unknown>) =>
    till.deliver("buymeacoffee", bmcDelivery(till.secrets.bmc, type, payment));
  await deliver("donation.created", one);
  await deliver("donation.created", two);
  await deliver("donation.refunded", { ...two, refunded: "true", refunded_at: "1772452800" });
  const found = await checkBmc(till, [
    bmcRow({ 8: "refunded" }),
    bmcRow({ 6: "15000002", 7: "pi_2", 8: "succeeded" }),
  ]);
  expect(found.counts).toEqual({ status: 2 });
  expect(found.rows.status?.map(({ detail }) => detail)).toEqual([
    "Refunded in the file, not here",
    "Refunded here, not in the file",
  ]);
});

test("a refund in the file is a refund here, and takes back what was not sent yet", async () => {
  const till = await newTill();
  const { columns } = bmcMapping;
  const mapping: Mapping = { ...bmcMapping, columns: { ...columns, kind: 5, message: undefined } };
  const found = await checkBmc(
    till,
    [
      bmcRow({ 5: "Support", 8: "refunded" }),
      bmcRow({ 5: "Commission", 6: "2", 7: "pi_2", 8: "refunded" }),
    ],
    mapping,
  );
  expect(await importAll(till, found.id)).toMatchObject({ counts: { added: 2 } });
  const { orders, movements } = await till.everything();
  expect(orders).toMatchObject([
    { status: "completed", payment_status: "refunded", amount_refunded: 500n },
    { status: "canceled", payment_status: "refunded", amount_refunded: 500n },
  ]);
  expect(movements).toHaveLength(4);
});

test("where ids say nothing, e-mail, amount and day are compared, and what is uncertain is left out", async () => {
  const till = await newTill();
  await till.deliver(
    "buymeacoffee",
    bmcDelivery(till.secrets.bmc, "donation.created", bmcPayment()),
    bmcDelivery(
      till.secrets.bmc,
      "donation.created",
      bmcPayment({ id: 2, transaction_id: "pi_2", supporter_email: null, supporter_name: "Sam" }),
    ),
  );
  const nameless = { 6: "", 7: "" };
  const found = await checkBmc(till, [
    bmcRow({ ...nameless, 0: "2026-03-01" }),
    bmcRow({ ...nameless, 1: "sam@example.com", 2: "Sam" }),
    bmcRow({ ...nameless, 1: "kim@example.com", 2: "Kim" }),
    bmcRow({ ...nameless, 0: "2026-05-01" }),
    bmcRow({ ...nameless, 0: "2026-05-01" }),
  ]);
  expect(found.counts).toEqual({ known: 1, unclear: 1, new: 2, repeated: 1 });
  expect(found.rows.known?.[0]?.detail).toBe("Found by e-mail, amount and day");
  expect(found.rows.unclear?.[0]).toMatchObject({ row: 3, payer: "Sam" });
  expect(found.comparison.extra).toBe(0);
  const done = await importAll(till, found.id);
  expect(done.counts).toEqual({ known: 1, unclear: 1, added: 2, repeated: 1 });
  const rows = [bmcRow({ ...nameless, 1: "kim@example.com", 2: "Kim" })];
  expect((await checkBmc(till, rows)).counts).toEqual({ known: 1 });
});

test.each([
  ["sam@bücher.example", "Sam@xn--bcher-kva.example"],
  ["sam@xn--bcher-kva.example", "SAM@BÜCHER.example"],
  ["José@example.com".normalize("NFC"), "josé@example.com".normalize("NFD")],
])("an order of %s is found by %s: an address is compared as everywhere", async (here, inFile) => {
  const till = await newTill();
  const payment = bmcPayment({ supporter_email: here });
  await till.deliver("buymeacoffee", bmcDelivery(till.secrets.bmc, "donation.created", payment));
  const found = await checkBmc(till, [bmcRow({ 1: inFile, 6: "", 7: "" })]);
  expect(found.counts).toEqual({ known: 1 });
  expect(found.rows.known?.[0]?.detail).toBe("Found by e-mail, amount and day");
});

test("a mapping is remembered for the site's next file of the platform", async () => {
  const till = await newTill();
  await checkBmc(till, [bmcRow()]);
  const turned = writeCsv([bmcColumns, bmcRow()].map((row) => [...row].reverse()));
  const id = await upload(till, turned, "buymeacoffee");
  const { run } = await getImport(till.as("manager"), id);
  const { mapping, remembered } = await suggestMapping(run, { currency: "USD" });
  expect(remembered).toBe(true);
  expect(mapping.columns).toMatchObject({ placedAt: 8, email: 7, amount: 5, status: 0 });
  const preview = await previewMapping(till.as("manager"), { id, mapping });
  expect(preview).toEqual([
    { row: 2, placedAt: "2026-03-01T12:00:00.000Z", amount: "€5.00", who: "Robin", reason: null },
  ]);
});

test("a mapping with which nothing could be read is refused, naming the field", async () => {
  const till = await newTill();
  const id = await upload(till, writeCsv([bmcColumns, bmcRow()]), "buymeacoffee");
  const choose = (change: Partial<Mapping>) =>
    chooseMapping(till.as("manager"), { id, mapping: { ...bmcMapping, ...change } });
  const refused = (param: string) => ({ code: "invalid_request", param });
  await expect(choose({ columns: { amount: 3 } })).rejects.toMatchObject(refused("placedAt"));
  await expect(
    choose({ columns: { placedAt: 0, amount: 0 }, currency: "EUR" }),
  ).rejects.toMatchObject(refused("columns"));
  await expect(choose({ columns: { placedAt: 0, amount: 3 } })).rejects.toMatchObject(
    refused("currency"),
  );
  await expect(choose({ zone: "Mars/Olympus" })).rejects.toMatchObject(refused("zone"));
});

test.each<[string, Buffer | string, string]>([
  ["an empty file", "", "The file is empty."],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), "not a CSV file"],
  ["a letter", "Dear Sir or Madam\nI write to you\n", "only one column"],
  ["a quote without end", '"a,b\n1,2\n', "never closed"],
])("%s is refused in words, and nothing of it is kept", async (_, file, sentence) => {
  const till = await newTill();
  await expect(upload(till, file)).rejects.toThrow(sentence);
  const kept = await query("select 1 from import_chunks where site_id = $1", [till.siteId]);
  expect(kept).toEqual([]);
});

test("a file that breaks off inside ends the check with its row", async () => {
  const till = await newTill();
  const rows = Array.from({ length: 20 }, () => kofiRow());
  const found = await check(till, `${kofiExport(rows)}03/01/2026 12:00,"Robin\n`);
  expect(found).toMatchObject({ state: "failed" });
  expect(found.error).toContain("a quote that opens in row 22 is never closed");
  const told = await query("select type, data from outbox where site_id = $1", [till.siteId]);
  expect(told).toMatchObject([{ type: "import.finished", data: { failed: found.error } }]);
  await expect(startImport(till.as("manager"), { id: found.id })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("what Onetill itself fails at is tried again, and given up after five times", async () => {
  const till = await newTill();
  const id = await upload(till, [kofiRow()]);
  const uuid = fromPublicId("import", id);
  await query("update import_runs set mapping = null where id = $1 returning 1", [uuid]);
  for (let attempt = 1; attempt <= 5; attempt++) {
    expect(await look(till, id)).toMatchObject({ state: "checking" });
    await query("update import_runs set lease_until = null where id = $1 returning 1", [uuid]);
    await workOnImports();
  }
  expect(await look(till, id)).toMatchObject({
    state: "failed",
    error: "Onetill failed to work through this file.",
  });
});

test("texts of other encodings and delimiters come in as they were meant", async () => {
  const till = await newTill();
  const text = kofiExport([kofiRow({ From: "José Müller" })]);
  const id = await upload(till, Buffer.from(text.replaceAll(",", ";"), "latin1"));
  await workOnImports();
  await importAll(till, id);
  expect(await till.orders()).toMatchObject([{ customer_name: "José Müller" }]);
});

const corpus = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://example.com")',
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "＝1+1",
];

test("nothing in a file is taken for a formula in what is downloaded", async () => {
  const till = await newTill();
  const rows = corpus.map((text) => kofiRow({ From: text, Message: text, Item: text }));
  const { id } = await runWhole(till, [...rows, kofiRow({ Received: "=1+1" })]);
  const { pieces, fileName } = await writeFates(till.as("manager"), id);
  expect(fileName).toBe("payments-checked.csv");
  let text = "";
  for await (const piece of pieces) text += piece;
  const dialect = { encoding: "utf-8", delimiter: "," } as const;
  let seen = 0;
  for await (const { cells } of readCsv(inPieces(text), dialect)) {
    seen += 1;
    for (const cell of cells) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝]/);
  }
  expect(seen).toBe(corpus.length + 2);
  expect(text).toContain("Added");
  expect(text).toContain("Not readable");
});

test("what becomes of rows can be downloaded when the file itself is gone", async () => {
  const till = await newTill();
  const { id } = await runWhole(till, [kofiRow(), kofiRow({ Received: "x" })]);
  const old = "2020-01-01T00:00:00Z";
  const uuid = fromPublicId("import", id);
  const aged = "01700000-0000-7000-8000-000000000001";
  for (const [table, column] of [
    ["import_runs", "id"],
    ["import_rows", "import_id"],
    ["import_chunks", "import_id"],
  ]) {
    await query(`update ${table} set ${column} = $2 where ${column} = $1 returning 1`, [
      uuid,
      aged,
    ]);
  }
  await query("update import_runs set created_at = $2 where id = $1", [aged, old]);
  expect(await sweepImportFiles()).toBe(1);
  const shown = toPublicId("import", aged);
  expect(await look(till, shown)).toMatchObject({ state: "done", hasFile: false });
  const { pieces } = await writeFates(till.as("manager"), shown);
  let text = "";
  for await (const piece of pieces) text += piece;
  expect(text.split("\r\n").map((line) => line.split(",")[1])).toEqual([
    "What became of it",
    "Added",
    "Not readable",
    undefined,
  ]);
});

test("two workers and the webhooks of the same payments at once give one order each", async () => {
  const till = await newTill();
  const rows = Array.from({ length: 1500 }, () => kofiRow());
  const { id } = await check(till, rows);
  const deliveries = rows
    .filter((_, at) => at % 25 === 0)
    .map((row) => kofiDelivery(till.secrets.kofi, { kofi_transaction_id: row.TransactionId }));
  for (const delivery of deliveries) await till.receive("kofi", delivery);
  await startImport(till.as("manager"), { id });
  await Promise.all([workOnImports(), processWaitingDeliveries(), workOnImports()]);
  const done = await look(till, id);
  expect(done.state).toBe("done");
  expect((done.counts.added ?? 0) + (done.counts.known ?? 0)).toBe(rows.length);
  const [sums] = await query(
    `select count(*)::int as orders, count(distinct external_id)::int as payments,
       (select count(*)::int from ledger_transactions where site_id = $1) as movements
     from orders where site_id = $1`,
    [till.siteId],
  );
  expect(sums).toEqual({ orders: rows.length, payments: rows.length, movements: rows.length });
});

test("an import that is called off stops after the batch at hand, and another file goes on", async () => {
  const till = await newTill();
  const rows = Array.from({ length: 1200 }, () => kofiRow());
  const { id } = await check(till, rows);
  await startImport(till.as("manager"), { id });
  expect(await workOnImports({ signal: AbortSignal.abort() })).toBe(0);
  const stop = new AbortController();
  const working = workOnImports({ signal: stop.signal });
  await vi.waitFor(async () => expect((await look(till, id)).doneCount).toBeGreaterThan(0), {
    timeout: 20_000,
    interval: 1,
  });
  stop.abort();
  await working;
  await cancelImport(till.as("manager"), { id });
  await workOnImports();
  const canceled = await look(till, id);
  const added = canceled.counts.added ?? 0;
  expect([500, 1000]).toContain(added);
  expect(canceled).toMatchObject({ state: "canceled", counts: { added, new: 1200 - added } });
  await expect(cancelImport(till.as("manager"), { id })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await runWhole(till, rows)).toMatchObject({
    counts: { added: 1200 - added, known: added },
  });
  expect(await till.orders()).toHaveLength(1200);
});

test("only managers and owners bring files, and nobody sees those of another site", async () => {
  const till = await newTill();
  const { id } = await check(till, [kofiRow()]);
  for (const [ctx, code] of [
    [till.as("viewer"), "forbidden"],
    [till.as("support"), "forbidden"],
    [till.stranger, "not_found"],
  ] as const) {
    await expect(getImport(ctx, id)).rejects.toMatchObject({ code });
    await expect(startImport(ctx, { id })).rejects.toMatchObject({ code });
    await expect(cancelImport(ctx, { id })).rejects.toMatchObject({ code });
    await expect(writeFates(ctx, id)).rejects.toMatchObject({ code });
    const file = { platform: "kofi", name: "x.csv", body: inPieces(kofiExport([])) };
    await expect(receiveFile(ctx, till.siteId, file)).rejects.toMatchObject({ code });
  }
});

const sentBefore = (till: Till, bytes: number, hoursAgo: number) =>
  query(
    `insert into import_uploads (site_id, id, bytes, started_at, moved_at, ended_at)
     values ($1, gen_random_uuid(), $2, now() - $3 * interval '1 hour', now(), now()) returning 1`,
    [till.siteId, bytes, hoursAgo],
  );

const bytesOf = async (till: Till) =>
  (
    await query<{ bytes: string; open: number }>(
      `select sum(bytes)::text as bytes, (count(*) filter (where ended_at is null))::int as open
       from import_uploads where site_id = $1`,
      [till.siteId],
    )
  )[0];

test("a site that has sent its bytes of a day is told when the next file is possible", async () => {
  const till = await newTill();
  await sentBefore(till, mostBytesADay, 22);
  await expect(upload(till, [kofiRow()])).rejects.toMatchObject({
    code: "rate_limited",
    message: expect.stringMatching(/^This site has sent 1,024 MB .* possible in 2 hours\.$/),
  });
  // Another site's day is its own, and what is older than a day counts no more.
  const other = await newTill();
  await sentBefore(other, mostBytesADay, 25);
  expect(await upload(other, [kofiRow()])).toMatch(/^imp_/);
});

test("a file that uses up the day on its way is refused, and nothing of it is kept", async () => {
  const till = await newTill();
  await sentBefore(till, mostBytesADay - 10, 1);
  await expect(upload(till, [kofiRow()])).rejects.toMatchObject({ code: "rate_limited" });
  expect(await query("select 1 from import_chunks where site_id = $1", [till.siteId])).toEqual([]);
});

test("an upload that broke off counts with what had come, and frees its place", async () => {
  const till = await newTill();
  const piece = Buffer.from(kofiExport([kofiRow()]).repeat(2000)).subarray(0, 300 * 1024);
  async function* broken() {
    yield piece;
    throw new Error("the line is gone");
  }
  const sent = { platform: "kofi", name: "a.csv", body: broken() };
  await expect(receiveFile(till.as("manager"), till.siteId, sent)).rejects.toThrow("line is gone");
  expect(await bytesOf(till)).toEqual({ bytes: String(256 * 1024), open: 0 });
  expect(await query("select 1 from import_chunks where site_id = $1", [till.siteId])).toEqual([]);
});

test("five files of a site at once are enough", async () => {
  const till = await newTill();
  const gate = Promise.withResolvers<void>();
  async function* slow() {
    yield Buffer.from(kofiExport([kofiRow()]));
    await gate.promise;
  }
  const send = () =>
    receiveFile(till.as("manager"), till.siteId, { platform: "kofi", name: "a.csv", body: slow() });
  const five = Array.from({ length: mostUploadsAtOnce }, send);
  await expect
    .poll(async () => (await bytesOf(till))?.open, { timeout: 20_000 })
    .toBe(mostUploadsAtOnce);
  await expect(send()).rejects.toMatchObject({ code: "rate_limited" });
  gate.resolve();
  await Promise.all(five);
  expect(await upload(till, [kofiRow()])).toMatch(/^imp_/);
});
