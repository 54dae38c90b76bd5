import type { ButtonFields, ButtonLook } from "@/lib/buttons/schemas";
import type { ActionError } from "@/lib/kernel/schemas";

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");

/** What the form says, as the verbs take it. */
export function readButtonForm(form: FormData, look: ButtonLook): ButtonFields {
  return {
    label: textOf(form, "label"),
    intro: textOf(form, "intro"),
    look,
    currency: textOf(form, "currency"),
    amounts: form.getAll("amounts").map(String),
    places: form
      .getAll("offered")
      .map(String)
      .map((platform) => ({ platform, url: textOf(form, `places.${platform}`) })),
  };
}

/** Names the form's field at fault instead of the place in a list. */
export function mendParam(error: ActionError, fields: ButtonFields): ActionError {
  const [list, index] = (error.param ?? "").replace(/^fields\./, "").split(".");
  if (list === "amounts") return { ...error, param: "amounts" };
  const place = list === "places" ? fields.places[Number(index)]?.platform : undefined;
  if (place) return { ...error, param: `places.${place}` };
  return { ...error, param: error.param?.replace(/^fields\./, "") };
}
