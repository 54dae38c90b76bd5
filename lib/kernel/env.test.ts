import { expect, test } from "vitest";
import { parseEnv } from "./env";

const needed = {
  DATABASE_URL: "postgresql://localhost/none",
  ONETILL_SECRET: "q3VYfJ0mT8sKxW1zR5nBgD7cLhP2uEaNi4oXvGtMyHk",
};
const parse = (settings: Record<string, string>) => parseEnv({ ...needed, ...settings });

test.each([
  [{}, "http://localhost:3000"],
  [{ PORT: "4000" }, "http://localhost:4000"],
  [{ APP_URL: "https://till.example.com/" }, "https://till.example.com"],
  [{ APP_URL: "https://Till.Example.com:443" }, "https://till.example.com"],
  [{ APP_URL: "http://127.0.0.1:3000" }, "http://127.0.0.1:3000"],
  [{ APP_URL: "http://[::1]:3000" }, "http://[::1]:3000"],
  [{ HOST: "0.0.0.0", APP_URL: "https://till.example.com" }, "https://till.example.com"],
])("with %j the public address is %s", (settings, address) => {
  expect(parse(settings as Record<string, string>).appUrl).toBe(address);
});

test.each([
  "javascript:alert(1)//",
  "ftp://till.example.com",
  "till.example.com",
  "https://user:pass@till.example.com",
  "https://till.example.com/shop",
  "https://till.example.com?x=1",
  "https://till.example.com/#top",
])("the public address %s stops the start", (address) => {
  expect(() => parse({ APP_URL: address })).toThrow(/APP_URL must be a bare address/);
});

test.each(["http://till.example.com", "http://192.168.1.5:3000", "http://localhost.example.com"])(
  "%s stops the start, because other machines would speak in clear, and says what to do",
  (address) => {
    expect(() => parse({ APP_URL: address })).toThrow(
      /APP_URL must begin with https:.*docs\/proxies/,
    );
  },
);

test.each(["0.0.0.0", "::", "192.168.1.5", "till.example.com"])(
  "listening on %s for other machines needs a public address",
  (HOST) => {
    expect(() => parse({ HOST })).toThrow(/APP_URL is required while HOST is/);
  },
);

test.each([
  [{}, true],
  [{ HOST: "127.0.0.1" }, true],
  [{ HOST: "::1", APP_URL: "http://[::1]:3000" }, true],
  [{ HOST: "0.0.0.0", APP_URL: "http://localhost:3000" }, false],
  [{ APP_URL: "https://till.example.com" }, false],
  [{ SMTP_URL: "smtp://mail.example.com" }, false],
])("with %j there is a sandbox: %s", (settings, sandbox) => {
  expect(parse(settings as Record<string, string>).sandbox).toBe(sandbox);
});

const SMTP_URL = "smtp://mail.example.com";
const standIn = {
  ...{ STRIPE_API_BASE: "http://127.0.0.1:4000", STRIPE_SECRET_KEY: "sk_test_standin0000000000" },
  STRIPE_PUBLISHABLE_KEY: "pk_test_standin0000000000",
};
const live = {
  ...{ STRIPE_SECRET_KEY: "sk_live_000000000000000000" },
  STRIPE_PUBLISHABLE_KEY: "pk_live_000000000000000000",
};
test.each([
  [{}, { mail: true, payments: false, clock: true }],
  [standIn, { mail: true, payments: true, clock: true }],
  [
    { ...standIn, SMTP_URL },
    { mail: false, payments: true, clock: false },
  ],
  [live, { mail: true, payments: false, clock: false }],
  [
    { ...live, SMTP_URL },
    { mail: false, payments: false, clock: false },
  ],
])("mail, payments and clock are each real or not: %j", (settings, standIns) => {
  expect(parse(settings as Record<string, string>).standIns).toEqual(standIns);
});

test.each(["", "127.0.0.1", "10.0.0.0/8, ::1", "fd00::/8 192.0.2.0/24", "2001:db8::1"])(
  "the proxies %j can be trusted",
  (ranges) => {
    expect(parse({ TRUSTED_PROXIES: ranges }).trustedProxies).toBe(ranges);
  },
);

test.each(["10.0.0.0/33", "proxy.example.com", "10.0.0", "*", "127.0.0.1;10.0.0.1"])(
  "the proxies %j stop the start",
  (ranges) => {
    expect(() => parse({ TRUSTED_PROXIES: ranges })).toThrow(/TRUSTED_PROXIES must be addresses/);
  },
);
