import type Stripe from "stripe";
import { kept } from "../objects/kept";
import { invalidRequest } from "../protocol/api-error";
import { type Call, type Endpoint, find, listing } from "../protocol/endpoint";
import { type Kept, randomId } from "../store";

const account: Stripe.Account = {
  ...{ id: "acct_1StandIn00000000", object: "account", business_type: "individual" },
  business_profile: {
    ...{ mcc: "5734", minority_owned_business_designation: null, name: "Sandbox" },
    ...{ specified_commercial_transactions_act_url: null, support_address: null },
    ...{ support_email: null, support_phone: null, support_url: null, url: null },
  },
  capabilities: { card_payments: "active", link_payments: "active", transfers: "active" },
  ...{ charges_enabled: true, country: "US", created: 1_700_000_000, default_currency: "usd" },
  ...{ details_submitted: true, email: "sandbox@example.com", metadata: {}, payouts_enabled: true },
  settings: {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_payments: {
      statement_descriptor_prefix: "ONETILL",
      ...{ statement_descriptor_prefix_kana: null, statement_descriptor_prefix_kanji: null },
    },
    dashboard: { display_name: "Sandbox", timezone: "Etc/UTC" },
    payments: {
      ...{ statement_descriptor: "ONETILL SANDBOX", statement_descriptor_kana: null },
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
  },
  type: "standard",
};

const domain = (call: Call) =>
  find(call, "payment_method_domain", call.id, "payment_method_domain");

function createDomain({ bank, params }: Call): Kept {
  const name = params.domain_name as string;
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name)) {
    throw invalidRequest(`${name} is not a valid domain name.`, { param: "domain_name" });
  }
  const [known] = bank.store.page("payment_method_domain", {
    ...{ where: { domain_name: name }, limit: 1 },
  }).rows;
  if (known) return known;
  const active = { status: "active" as const };
  const made: Stripe.PaymentMethodDomain = {
    ...{ id: `pmd_1${randomId(23)}`, object: "payment_method_domain", amazon_pay: active },
    ...{
      apple_pay: active,
      created: bank.now(),
      domain_name: name,
      enabled: params.enabled !== false,
    },
    ...{ google_pay: active, klarna: active, link: active, livemode: false, paypal: active },
  };
  return bank.store.save(kept(made));
}

export const accountEndpoints: Endpoint[] = [
  { method: "GET", path: "/account", run: () => kept(account) },
  {
    method: "GET",
    path: "/accounts/{id}",
    run: ({ id }) => {
      if (id === account.id) return kept(account);
      throw invalidRequest(
        `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
        { code: "account_invalid" },
        403,
      );
    },
  },
  { method: "POST", path: "/payment_method_domains", run: createDomain },
  {
    method: "GET",
    path: "/payment_method_domains",
    run: (call) => {
      const { enabled } = call.params;
      const found = listing("payment_method_domain", ["domain_name"])(call);
      return enabled === undefined
        ? found
        : { ...found, rows: found.rows.filter((one) => one.enabled === enabled) };
    },
  },
  { method: "GET", path: "/payment_method_domains/{id}", run: domain },
  {
    method: "POST",
    path: "/payment_method_domains/{id}",
    run: (call) => {
      const { enabled } = call.params;
      return call.bank.store.save({
        ...domain(call),
        ...(enabled === undefined ? {} : { enabled }),
      });
    },
  },
  { method: "POST", path: "/payment_method_domains/{id}/validate", run: domain },
];
