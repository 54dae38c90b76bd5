import { expect, test } from "vitest";
import type { ItemForm } from "../schemas";
import { readItemForm } from "./read-item-form";
import { emptyItemForm } from "./write-item-form";

const form = (more: Partial<ItemForm> = {}): ItemForm => ({
  ...emptyItemForm("EUR"),
  ...{ title: "A print", price: "25.00" },
  ...more,
});

test("amounts and numbers are read in the item's currency, with a comma too", () => {
  expect(readItemForm(form({ price: "25,5", stock: " 7 " }))).toMatchObject({
    ...{ price: 2550, stock: 7, least_quantity: 1, most_quantity: 10, days_from: null },
  });
  expect(readItemForm(form({ currency: "JPY", price: "300" })).price).toBe(300);
  expect(readItemForm(form({ currency: "KWD", price: "1.25" })).price).toBe(1250);
});

test("choices are one a line, and only of a question that is answered with one", () => {
  const question = { id: "a", label: "Size?", required: true, choices: "A4\n\n A3 \n" };
  const { questions } = readItemForm(
    form({
      questions: [
        { ...question, kind: "choice" },
        { ...question, kind: "text" },
      ],
    }),
  );
  expect(questions?.map(({ choices }) => choices)).toEqual([["A4", "A3"], []]);
});

test("a price of sending without countries is for everywhere else, and nothing is sent of what is digital", () => {
  const shipping = [
    { countries: ["DE"], amount: "4" },
    { countries: [], amount: "12.50" },
  ];
  expect(readItemForm(form({ physical: true, shipping })).shipping).toEqual([
    { countries: ["DE"], amount: 400 },
    { countries: "everywhere", amount: 1250 },
  ]);
  expect(readItemForm(form({ shipping })).shipping).toEqual([]);
});

test.each([
  [{ price: "" }, "price"],
  [{ price: "12.345" }, "price"],
  [{ stock: "some" }, "stock"],
  [{ most_quantity: "-1" }, "most_quantity"],
  [{ physical: true, shipping: [{ countries: [], amount: "x" }] }, "shipping.0.amount"],
])("%o is refused in a sentence that names the field", (more, param) => {
  expect(() => readItemForm(form(more))).toThrow(
    expect.objectContaining({ param, message: expect.stringContaining(param) }),
  );
});
