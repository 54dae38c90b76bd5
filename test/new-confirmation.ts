import { query } from "@/lib/db";
import { type Clock, newButtonToken, newId, systemClock } from "@/lib/kernel";
import { type DeclareInput, declareConfirmation } from "@/lib/matching";

/** A button of a site that offers both platforms. */
export async function newButton(siteId: string) {
  const button = { siteId, id: newId(), token: newButtonToken() };
  const places = [
    { platform: "kofi", url: "https://ko-fi.com/example" },
    { platform: "buymeacoffee", url: "https://buymeacoffee.com/example" },
  ];
  await query(
    `insert into support_buttons (id, site_id, token, label, places, amounts, currency)
     values ($1, $2, $3, 'Support', $4, '{}', 'EUR')`,
    [button.id, siteId, button.token, JSON.stringify(places)],
  );
  return button;
}

export const atTime = (time: Date): Clock => ({ now: () => time });

/** Declares a payment as a visitor does, from an address of its own. */
export async function newConfirmation(
  button: Awaited<ReturnType<typeof newButton>>,
  input: Partial<DeclareInput> = {},
  clock: Clock = systemClock,
) {
  const declared = { platform: "kofi", email: "robin@example.com", ...input };
  return declareConfirmation(clock, button, declared, newId());
}
