import { toDecimal } from "@/lib/kernel";
import type { ItemForm } from "../schemas";
import type { ItemRow } from "./item-row";

const text = (number: number | null) => (number === null ? "" : String(number));

/** An item as its form shows it; `readItemForm` reads it back. */
export function writeItemForm(item: ItemRow): ItemForm {
  const { currency } = item;
  return {
    ...{ title: item.title, description: item.description, currency },
    ...{ physical: item.isPhysical, on: item.isOn },
    price: toDecimal({ amount: item.price, currency }),
    ...{ least_quantity: text(item.leastQuantity), most_quantity: text(item.mostQuantity) },
    ...{ stock: text(item.stock), days_from: text(item.daysFrom), days_to: text(item.daysTo) },
    questions: item.questions.map((question) => ({
      ...question,
      choices: question.choices.join("\n"),
    })),
    shipping: item.shipping.map(({ countries, amount }) => ({
      countries: countries === "everywhere" ? [] : countries,
      amount: toDecimal({ amount, currency }),
    })),
  };
}

/** The form of an item that is still to be made. */
export const emptyItemForm = (currency: string): ItemForm => ({
  ...{ title: "", description: "", price: "", currency, physical: false, on: true },
  ...{ least_quantity: "1", most_quantity: "10", stock: "", days_from: "", days_to: "" },
  ...{ questions: [], shipping: [] },
});
