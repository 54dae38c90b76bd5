import type { Kept, Store } from "../store";
import { invalidRequest } from "./api-error";

const inner = /^stand_in_/;
const levels = 4;

/** What is told as an id and may be asked for as a whole. */
const expandable = new Set([
  ...["application", "application_fee", "balance_transaction", "charge", "customer", "dispute"],
  ...["failure_balance_transaction", "latest_attempt", "latest_charge", "mandate", "on_behalf_of"],
  ...[
    "payment_intent",
    "payment_method",
    "refunds",
    "review",
    "setup_intent",
    "single_use_mandate",
  ],
  ...[
    "source",
    "source_transfer",
    "source_transfer_reversal",
    "sources",
    "subscriptions",
    "tax_ids",
  ],
  ...["test_clock", "transfer", "transfer_reversal", "default_payment_method", "payment_record"],
]);

/** Any value as it is answered: without what only the stand-in knows. */
export function shown<One>(value: One): One {
  if (Array.isArray(value)) return value.map(shown) as One;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !inner.test(name))
      .map(([name, one]) => [name, shown(one)]),
  ) as One;
}

const emptyList = (url: string) => ({ object: "list", data: [], has_more: false, url });

/** Lists that are told only to who asks for them. */
function listWithin(store: Store, one: Kept, name: string): unknown {
  if (one.object === "charge" && name === "refunds") {
    const data = store.page("refund", { where: { charge: one.id }, limit: 10 });
    return {
      object: "list",
      data: data.rows,
      has_more: data.hasMore,
      url: `/v1/charges/${one.id}/refunds`,
    };
  }
  if (one.object === "customer" && /^(sources|subscriptions|tax_ids)$/.test(name)) {
    return emptyList(`/v1/customers/${one.id}/${name}`);
  }
  return undefined;
}

const cannot = (path: string) => invalidRequest(`This property cannot be expanded (${path}).`);

function expandAt(store: Store, value: unknown, paths: readonly string[], whole: string): unknown {
  if (paths.length === 0 || value === null) return shown(value);
  if (Array.isArray(value)) return value.map((one) => expandAt(store, one, paths, whole));
  if (typeof value !== "object") throw cannot(whole);
  const object = value as Kept;
  const next = shown(object) as Record<string, unknown>;
  for (const [name, same] of Map.groupBy(paths, (path) => path.split(".")[0] as string)) {
    const rest = same.map((path) => path.split(".").slice(1).join(".")).filter(Boolean);
    const at = whole ? `${whole}.${name}` : name;
    const told = Object.hasOwn(object, name) ? object[name] : listWithin(store, object, name);
    if (told === undefined) throw cannot(at);
    if (typeof told === "string") {
      if (!expandable.has(name)) throw cannot(at);
      const found = store.find(told);
      if (found) next[name] = expandAt(store, found, rest, at);
    } else if (told !== null && typeof told !== "object") throw cannot(at);
    else next[name] = expandAt(store, told, rest, at);
  }
  return next;
}

/** Checks what is asked to be expanded before anything is done. Throws what Stripe answers. */
export function checkPaths(paths: readonly string[], isList: boolean) {
  for (const path of paths) {
    const steps = path.split(".");
    if (steps.length - (isList ? 1 : 0) > levels) {
      throw invalidRequest(`You cannot expand more than ${levels} levels of a property (${path}).`);
    }
    if (isList && steps[0] !== "data") {
      throw invalidRequest(
        `This property cannot be expanded (${path}). You may want to try expanding 'data.${path}' instead.`,
      );
    }
  }
}

/** Puts objects in the place of their ids, where it was asked for: `latest_charge.balance_transaction`. */
export const expand = <One>(store: Store, one: One, paths: readonly string[]): One =>
  expandAt(store, one, paths, "") as One;
