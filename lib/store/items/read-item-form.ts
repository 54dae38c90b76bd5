import { invalid, parseMoney } from "@/lib/kernel";
import type { ItemForm, NewItem } from "../schemas";

/** A whole number of a form's field; null where it was left empty. */
function readWhole(text: string, param: string): number | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (!/^\d{1,9}$/.test(trimmed)) throw invalid(`${param} must be a whole number.`, param);
  return Number(trimmed);
}

const readAmount = (text: string, currency: string, param: string) =>
  Number(parseMoney(text.trim().replace(",", "."), currency, param).amount);

/** What a person typed about an item, as the verbs take it. Throws `invalid_request` naming the field. */
export function readItemForm(form: ItemForm): NewItem {
  const { currency, physical } = form;
  return {
    ...{ title: form.title, description: form.description, currency, physical, on: form.on },
    price: readAmount(form.price, currency, "price"),
    least_quantity: readWhole(form.least_quantity, "least_quantity") ?? 1,
    most_quantity: readWhole(form.most_quantity, "most_quantity") ?? 1,
    stock: readWhole(form.stock, "stock"),
    days_from: readWhole(form.days_from, "days_from"),
    days_to: readWhole(form.days_to, "days_to"),
    questions: form.questions.map(({ choices, ...question }) => ({
      ...question,
      choices:
        question.kind === "choice"
          ? choices
              .split("\n")
              .map((choice) => choice.trim())
              .filter((choice) => choice !== "")
          : [],
    })),
    shipping: physical
      ? form.shipping.map(({ countries, amount }, at) => ({
          countries: countries.length > 0 ? countries : ("everywhere" as const),
          amount: readAmount(amount, currency, `shipping.${at}.amount`),
        }))
      : [],
  };
}
