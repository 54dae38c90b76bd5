import { afterAll, expect, test } from "vitest";
import { advanceClock, closePool, query } from "@/lib/db";
import { tellAll } from "@/lib/events";
import { newId } from "@/lib/kernel";
import { memberNews } from "@/lib/members";
import { newBrowser } from "@/test/browse";
import { mailedPath } from "@/test/mailed-link";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { newStoreOrder } from "@/test/new-store-order";
import { showOrder } from "../order-page/show-order";
import { showMyOrders } from "./show-my-orders";

afterAll(closePool);

const browser = () => newBrowser({ "/my-orders": showMyOrders, "/order": showOrder });
const newAddress = () => `${newId().slice(-12)}@member.example`;

async function order(email: string, name = "Print") {
  const { siteId } = await newSite(`Site of ${name}`);
  const items = [{ name, variation: null, quantity: 1, unitAmount: 1200n, details: {} }];
  const made = await newStoreOrder(siteId, { fields: { customerEmail: email, items } });
  await tellAll([memberNews]);
  return { siteId, ...made };
}

async function signIn(email: string) {
  const member = browser();
  await member.post("/my-orders", { do: "ask", email });
  const asks = await member.get(await mailedPath(email, "/my-orders"));
  expect(asks.text).toContain("One click");
  const { text } = await member.post("/my-orders", { do: "sign-in" });
  return { member, text };
}

test("a mailed link opens all orders of an address, whatever the site and the spelling, and nobody else's", async () => {
  const email = newAddress();
  const [mine, also] = [await order(email, "Lantern"), await order(email.toUpperCase(), "Sticker")];
  const other = await order(newAddress(), "Secret");
  const { member, text } = await signIn(email);
  for (const said of ["Lantern", "Sticker", "Site of Lantern", email, "2 new"]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain("Secret");
  for (const { publicId } of [mine, also]) {
    const shown = await member.get(`/order?orderId=${publicId}`);
    expect(shown.text).toContain("What happens next");
  }
  expect((await member.get(`/order?orderId=${other.publicId}`)).text).toContain("needs its link");
  // Having looked at an order is having read what was told of it.
  expect((await member.get("/my-orders")).text).not.toContain(" new</span>");
});

test("the answer is the same whether anything was ordered with the address or not", async () => {
  const known = newAddress();
  await order(known);
  const somebody = browser();
  const answers = [known, newAddress()].map((email) =>
    somebody.post("/my-orders", { do: "ask", email }),
  );
  const [one, two] = await Promise.all(answers);
  expect(one?.text).toBe(two?.text);
  expect([one?.status, two?.status]).toEqual([200, 200]);
});

test("an address that nothing was ordered with gets no mail", async () => {
  const email = newAddress();
  await browser().post("/my-orders", { do: "ask", email });
  expect(await query("select id from outgoing_mails where recipient = $1", [email])).toEqual([]);
});

test("a link works once, the newest only, and not for ever", async () => {
  const email = newAddress();
  await order(email);
  const somebody = browser();
  await somebody.post("/my-orders", { do: "ask", email });
  const first = await mailedPath(email, "/my-orders");
  await somebody.post("/my-orders", { do: "ask", email });
  const second = await mailedPath(email, "/my-orders");
  expect((await browser().get(first)).text).toContain("not valid any more");
  const member = browser();
  await member.get(second);
  expect((await member.post("/my-orders", { do: "sign-in" })).text).toContain(email);
  expect((await browser().get(second)).text).toContain("not valid any more");
  await somebody.post("/my-orders", { do: "ask", email });
  const third = await mailedPath(email, "/my-orders");
  await advanceClock(31 * 60_000);
  expect((await browser().get(third)).text).toContain("not valid any more");
});

test("asking again and again is refused, with what was typed still there", async () => {
  const email = newAddress();
  const somebody = browser();
  for (let times = 0; times < 5; times++) await somebody.post("/my-orders", { do: "ask", email });
  const refused = await somebody.post("/my-orders", { do: "ask", email });
  expect(refused.status).toBe(429);
  expect(refused.text).toContain(`value="${email}"`);
  const wrong = await somebody.post("/my-orders", { do: "ask", email: "nobody" });
  expect([wrong.status, wrong.text.includes('value="nobody"')]).toEqual([400, true]);
});

test("signing out ends it, in the browser and behind it", async () => {
  const email = newAddress();
  const { publicId } = await order(email);
  const { member } = await signIn(email);
  const kept = new Map(member.jar);
  await member.post("/my-orders", { do: "sign-out" });
  expect((await member.get("/my-orders")).text).toContain("Mail me a link");
  for (const [name, value] of kept) member.jar.set(name, value);
  expect((await member.get("/my-orders")).text).toContain("Mail me a link");
  expect((await member.get(`/order?orderId=${publicId}`)).text).toContain("needs its link");
});

test("what is switched off is not mailed, and the page remembers it", async () => {
  const email = newAddress();
  await order(email);
  const { member } = await signIn(email);
  const saved = await member.post("/my-orders", [
    ["do", "choices"],
    ["kind", "payment"],
  ]);
  expect(saved.text).toMatch(/value="payment" checked/);
  expect(saved.text).not.toMatch(/value="order" checked/);
  const mails = () => query("select id from outgoing_mails where recipient = $1", [email]);
  const before = await mails();
  await order(email, "Another");
  expect(await mails()).toHaveLength(before.length);
  expect((await member.get("/my-orders")).text).toContain("has your request: Another");
});

test("a member of A, a member of B, nobody and a site's owner: each sees their own orders alone", async () => {
  const [a, b] = [newAddress(), newAddress()];
  const [ofA, ofB] = [await order(a), await order(b)];
  const members = { a: (await signIn(a)).member, b: (await signIn(b)).member };
  const owner = browser();
  const { userId } = await newPerson({ [ofA.siteId]: "owner" });
  owner.jar.set("onetill-member", { value: userId, path: "/" });
  const sees = async (who: ReturnType<typeof browser>, { publicId }: { publicId: string }) =>
    (await who.get(`/order?orderId=${publicId}`)).text.includes("What happens next");
  const matrix = [];
  for (const who of [members.a, members.b, browser(), owner]) {
    matrix.push([await sees(who, ofA), await sees(who, ofB)]);
  }
  expect(matrix).toEqual([
    [true, false],
    [false, true],
    [false, false],
    [false, false],
  ]);
});

test("tokens are nowhere in the database but as hashes and sealed", async () => {
  const email = newAddress();
  await order(email);
  const { member } = await signIn(email);
  const session = member.jar.get("onetill-member")?.value ?? "";
  expect(session.length).toBeGreaterThan(40);
  const { findInDatabase } = await import("@/test/find-in-database");
  expect(await findInDatabase(session)).toEqual([]);
});
