import type { Bank } from "../bank";
import { findEndpoint } from "../endpoints";
import type { Json, Kept } from "../store";
import { invalidRequest } from "./api-error";
import { secretKeyRequired } from "./authenticate";
import { type Call, type Endpoint, isList } from "./endpoint";
import { checkPaths, expand } from "./expand";
import type { Form } from "./parse-form";
import { publicView } from "./public-view";
import { readParams } from "./read-params";
import { resolved, type Shape, shapeOf } from "./shape";

/** What the endpoint takes: what the SDK's types have, and what browsers send beside. */
function shapeFor(endpoint: Endpoint, isPublic: boolean): Shape {
  const own = shapeOf(`${endpoint.method} /v1${endpoint.path}`);
  const shape = own ? resolved(own) : { fields: {} };
  if (!isPublic || typeof shape === "string" || !("fields" in shape)) return shape;
  const more = { ...endpoint.browser, expand: { list: "string" } as Shape };
  return { fields: { ...shape.fields, ...more } };
}

const noLongerTaken = /^\/(payment_intents|setup_intents)(\/\{id\}(\/confirm)?)?$/;

function refuseOldNames(endpoint: Endpoint, form: Form) {
  if (form.payment_method_types === undefined || endpoint.method !== "POST") return;
  if (!noLongerTaken.test(endpoint.path)) return;
  throw invalidRequest(
    "The `payment_method_types` parameter is no longer supported in this API version. Use `allowed_payment_method_types` or `excluded_payment_method_types` instead, or leave it out to use dynamic payment methods.",
    { code: "payment_method_types_no_longer_supported", param: "payment_method_types" },
  );
}

/** What a call would do: read and checked, and not done yet. Throws what Stripe answers to what it does not take. */
export function prepareCall(
  bank: Bank,
  {
    method,
    pathname,
    form,
    isPublic,
  }: { method: string; pathname: string; form: Form; isPublic: boolean },
): () => unknown {
  const found = findEndpoint(method, pathname);
  if (!found) {
    throw invalidRequest(
      `Unrecognized request URL (${method}: ${pathname}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      {},
      404,
    );
  }
  const { endpoint, id, other } = found;
  if (isPublic && !endpoint.browser) throw secretKeyRequired();
  refuseOldNames(endpoint, form);
  const { expand: paths = [], ...params } = readParams(form, shapeFor(endpoint, isPublic));
  const expanded = paths as string[];
  const call: Call = { bank, params, id, other, isPublic };
  return () => {
    const result = endpoint.run(call);
    checkPaths(expanded, isList(result));
    if (isList(result)) {
      const inner = expanded.map((path) => path.slice("data.".length)).filter(Boolean);
      return {
        object: "list",
        data: result.rows.map((one) => expand(bank.store, one, inner)),
        ...{ has_more: result.hasMore, url: pathname },
      };
    }
    const seen = isPublic ? publicView(result as Kept) : (result as Json);
    return expand(bank.store, seen, expanded);
  };
}
