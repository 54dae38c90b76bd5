import { takeLinearTime } from "@/test/linear-time";
import { explainReason } from "./explain-reason";
import { cleanText, flag, understandJson, understandMoney, understandTime } from "./read-fields";
import { findPlatform } from "./registry";

const about = { deliveryId: "d", isTest: false };
const bmc = findPlatform("buymeacoffee");
const kofi = findPlatform("kofi");
const kofiSample = JSON.parse(
  new URLSearchParams(kofi.samples("s", { now: new Date(0), nonce: "n" })[0]?.body).get("data") ??
    "{}",
) as Record<string, unknown>;
const bmcSample = JSON.parse(
  bmc.samples("s", { now: new Date(0), nonce: "n" })[0]?.body ?? "{}",
) as { data: Record<string, unknown> };
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

takeLinearTime({
  cleanText,
  flag: (text) => flag.safeParse(text),
  understandJson: (text) => understandJson(Buffer.from(text)),
  understandMoney: (text) => understandMoney(text, text),
  understandTime: (text) => understandTime(text, "created"),
  explainReason: (text) => explainReason(`type: ${text}`, "kofi"),
  "a Ko-fi proof": (text) => kofi.prove({ headers: new Headers(), body: Buffer.from(text) }, "s"),
  "a Ko-fi form": (text) =>
    kofi.prove({ headers: new Headers(), body: Buffer.from(`data=${text}`) }, "s"),
  ...Object.fromEntries(
    ["type", "amount", "timestamp", "message", "from_name", "email", "url", "tier_name"].map(
      (field) => [
        `Ko-fi’s ${field}`,
        (text: string) => kofi.read(json({ ...kofiSample, [field]: text }), about),
      ],
    ),
  ),
  ...Object.fromEntries(
    ["amount", "support_note", "supporter_name", "created_at", "currency", "status"].map(
      (field) => [
        `Buy Me a Coffee’s ${field}`,
        (text: string) =>
          bmc.read(json({ ...bmcSample, data: { ...bmcSample.data, [field]: text } }), about),
      ],
    ),
  ),
});
