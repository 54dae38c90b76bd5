import { expect, test } from "vitest";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { noFilter } from "../schemas";
import { listOrders } from "./order-rows";
import { newestFirst } from "./sorts";

/** Whether each search finds the one order of a new site. */
async function findsWith(searches: string[]) {
  const { siteId, as } = await newSite();
  await newOrder(siteId, {
    fields: {
      customerName: "José Ångström",
      customerEmail: "jose.angstrom@example.com",
      transactionId: "0A1FAC0C-f960-4506-a60e-824979a74e74",
      items: [
        {
          name: "Print  (small)",
          variation: "A4 100%",
          quantity: 1,
          unitAmount: null,
          details: {
            ...{ question: "Your handle?", answers: ["zarquon#4242"] },
            additional_info: "paint Behemoth",
          },
        },
      ],
      shipping: { full_name: "José", street_address: "Quux Lane 7", city: "Exampleton" },
      message: "Gruß an die Katze\n猫は元気ですか",
    },
  });
  const found: string[] = [];
  for (const q of searches) {
    const filter = { ...noFilter, q };
    const { rows: orders } = await listOrders(as("viewer"), {
      filter,
      sort: newestFirst,
      limit: 10,
    });
    if (orders.length > 0) found.push(q);
  }
  return found;
}

test.each([
  ["what the buyer answered and asked for is found", ["zarquon", "4242", "behemoth"]],
  ["the address is found", ["quux lane", "exampleton"]],
  ["case and accents do not matter", ["JOSE", "ångström", "angstrom", "José"]],
  ["any part of a longer word is enough", ["ngstr", "atze", "rint", "100%", "(small)"]],
  [
    "a whole address or transaction is found",
    [
      "jose.angstrom@example.com",
      "angstrom@example.com",
      "0a1fac0c-f960-4506-a60e-824979a74e74",
      "f960-4506-a60e",
    ],
  ],
  ["one and two letters are the beginnings of words", ["j", "jo", "A4", "an", "ka"]],
  ["scripts without blanks are searched through", ["元気", "猫", "ですか"]],
  ["several words may be anywhere", ["katze jose", "print 0a1fac0c angstrom"]],
])("%s", async (_, searches) => {
  expect(await findsWith(searches)).toEqual(searches);
});

test("what is not there is not found", async () => {
  const searches = [
    "dog",
    "tz",
    "jose dog",
    "%",
    "_rint",
    "0a1fac0c-f960-4506-a60e-824979a74e75",
    "jose.angstrom@example.org",
  ];
  expect(await findsWith(searches)).toEqual([]);
});
