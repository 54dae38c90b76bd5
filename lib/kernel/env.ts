import { z } from "zod";
import { parseDuration } from "./duration";
import { weaknessOf } from "./weak-secret";

/** A name or address that no other machine can reach; a URL writes ::1 in brackets. */
const isLoopback = (host: string) =>
  /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host.replace(/\.$/, ""));

const bareAddress = "must be a bare address such as https://till.example.com";

/** What is wrong with a public address; undefined when it will do. */
function complaintAbout(address: string): string | undefined {
  if (!URL.canParse(address)) return bareAddress;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return bareAddress;
  if (url.username || url.password) return `${bareAddress}, without a name and password`;
  if (url.pathname !== "/" || /[?#]/.test(address)) {
    return `${bareAddress}, without a path, a query or a fragment`;
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return (
      "must begin with https:// for any other machine than this one: passwords and sessions would travel " +
      "in clear. Put a reverse proxy with TLS in front (docs/proxies.md shows four), also in a home network"
    );
  }
  return undefined;
}

const publicAddress = z.string().transform((text, check) => {
  const complaint = complaintAbout(text.trim());
  if (complaint === undefined) return new URL(text.trim()).origin;
  check.addIssue({ code: "custom", message: complaint });
  return z.NEVER;
});

const proxyRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** Commas or blanks between them; scripts/web/caller.ts reads them for the web process. */
const proxyRanges = z
  .string()
  .default("")
  .refine(
    (text) => text.split(/[\s,]+/).every((part) => !part || proxyRange.safeParse(part).success),
    {
      error: "must be addresses or ranges such as 127.0.0.1, 10.0.0.0/8, fd00::/8",
    },
  );

const duration = z.string().transform((text, issues) => {
  try {
    return parseDuration(text);
  } catch (error) {
    issues.addIssue({ code: "custom", message: `is wrong: ${(error as Error).message}` });
    return z.NEVER;
  }
});

const stripeScript = "https://js.stripe.com/endive/stripe.js";
const isLive = (key: string | undefined) => /^[a-z]+_live_/.test(key ?? "");

/** An address that speaks Stripe's protocol in its place: a stand-in on this machine, or https. */
const stripeAddress = z.string().refine(
  (text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname } = new URL(text);
    return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  },
  { error: "must be an https:// address, or one of this machine" },
);

const schema = z
  .object({
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://"),
    /** The database's own address, when DATABASE_URL is that of a pooler that shares sessions. */
    DATABASE_DIRECT_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must start with postgresql://")
      .optional(),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    HOST: z.string().min(1).default("localhost"),
    APP_URL: publicAddress.optional(),
    TRUSTED_PROXIES: proxyRanges,
    ONETILL_SECRET: z.string().superRefine((secret, { addIssue }) => {
      const weakness = weaknessOf(secret);
      if (weakness) addIssue(weakness);
    }),
    ONETILL_DATA_DIR: z.string().min(1).default(".data"),
    ONETILL_DEMO: z.enum(["on", "off"]).default("off"),
    ONETILL_SWEEP_INTERVAL: duration.prefault("10s"),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
    /** Who may make sites in the dashboard. */
    SITE_CREATION: z.enum(["owner", "everybody"]).default("owner"),
    DATABASE_STATEMENT_TIMEOUT: duration
      .refine((ms) => ms >= 1000 && ms <= 600_000, "must be from 1s to 10m")
      .prefault("15s"),
    PGBOSS_BACKEND: z.enum(["postgres", "citus", "cockroachdb", "yugabytedb"]).default("postgres"),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
      .optional(),
    SMTP_TLS: z.enum(["required", "optional"]).default("required"),
    EMAIL_FROM: z.string().min(3).default("Onetill <onetill@localhost>"),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^(sk|rk)_(test|live)_/, "must start with sk_test_, sk_live_, rk_test_ or rk_live_")
      .optional(),
    STRIPE_PUBLISHABLE_KEY: z
      .string()
      .regex(/^pk_(test|live)_/, "must start with pk_test_ or pk_live_")
      .optional(),
    STRIPE_WEBHOOK_SECRET: z
      .string()
      .regex(/^whsec_/, "must start with whsec_")
      .optional(),
    STRIPE_API_BASE: stripeAddress.optional(),
    STRIPE_JS_URL: stripeAddress.optional(),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .superRefine((raw, check) => {
    if (raw.APP_URL !== undefined || isLoopback(raw.HOST)) return;
    check.addIssue({
      code: "custom",
      path: ["APP_URL"],
      message: `is required while HOST is ${raw.HOST}, where other machines reach Onetill: set the address that they use, such as https://till.example.com`,
    });
  })
  .superRefine((raw, check) => {
    const complain = (path: keyof typeof raw, message: string) =>
      check.addIssue({ code: "custom", path: [path], message });
    const { STRIPE_SECRET_KEY: secret, STRIPE_PUBLISHABLE_KEY: shown } = raw;
    if (secret && !shown) {
      complain("STRIPE_PUBLISHABLE_KEY", "is required beside STRIPE_SECRET_KEY");
    } else if (shown && !secret) {
      complain("STRIPE_SECRET_KEY", "is required beside STRIPE_PUBLISHABLE_KEY");
    } else if (isLive(secret) !== isLive(shown)) {
      complain(
        "STRIPE_PUBLISHABLE_KEY",
        "must be of the same mode as STRIPE_SECRET_KEY: both test or both live",
      );
    }
    if (raw.STRIPE_API_BASE && (isLive(secret) || isLive(shown))) {
      complain(
        "STRIPE_API_BASE",
        "must not be set beside live keys: real money goes to Stripe alone",
      );
    }
  })
  .transform((raw) => {
    const appUrl = raw.APP_URL ?? `http://localhost:${raw.PORT}`;
    const isLocal = isLoopback(raw.HOST) && isLoopback(new URL(appUrl).hostname);
    const sandbox = isLocal && raw.SMTP_URL === undefined;
    const isStripeStandIn =
      raw.STRIPE_API_BASE !== undefined && isLoopback(new URL(raw.STRIPE_API_BASE).hostname);
    return {
      databaseUrl: raw.DATABASE_URL,
      databaseDirectUrl: raw.DATABASE_DIRECT_URL ?? raw.DATABASE_URL,
      databaseStatementTimeoutMs: raw.DATABASE_STATEMENT_TIMEOUT,
      databasePoolSize: raw.DATABASE_POOL_SIZE,
      port: raw.PORT,
      host: raw.HOST,
      appUrl,
      trustedProxies: raw.TRUSTED_PROXIES,
      secret: raw.ONETILL_SECRET,
      dataDir: raw.ONETILL_DATA_DIR,
      demo: raw.ONETILL_DEMO === "on",
      sweepIntervalMs: raw.ONETILL_SWEEP_INTERVAL,
      siteCreation: raw.SITE_CREATION,
      queueBackend: raw.PGBOSS_BACKEND,
      smtpUrl: raw.SMTP_URL,
      smtpTls: raw.SMTP_TLS,
      emailFrom: raw.EMAIL_FROM,
      logLevel: raw.LOG_LEVEL,
      /** How cards are charged where a site has no keys of its own. */
      stripe:
        raw.STRIPE_SECRET_KEY && raw.STRIPE_PUBLISHABLE_KEY
          ? {
              secretKey: raw.STRIPE_SECRET_KEY,
              publishableKey: raw.STRIPE_PUBLISHABLE_KEY,
              webhookSecret: raw.STRIPE_WEBHOOK_SECRET,
            }
          : undefined,
      /** Where Stripe is spoken to when it is not Stripe itself. */
      stripeApiBase: raw.STRIPE_API_BASE,
      stripeScript: raw.STRIPE_JS_URL ?? stripeScript,
      /** Whether no other machine is served: only then stand-ins are started. */
      isLocal,
      /** Whether others than this machine may reach it: then the first owner needs the set-up code. */
      isPublic: !isLoopback(new URL(appUrl).hostname) || !isLoopback(raw.HOST),
      /**
       * The sandbox exists only where no other machine is served, and while no mail server is set. Who
       * may see into it is decided for each request (lib/http/is-local-sandbox.ts).
       */
      sandbox,
      /** What is not real here, each by itself: payments go to a stand-in for Stripe on this machine. */
      standIns: {
        mail: sandbox,
        payments: isStripeStandIn,
        // Beside live keys time is what it is.
        clock: sandbox && !/_live_/.test(raw.STRIPE_SECRET_KEY ?? ""),
      },
    };
  });

export type Env = z.infer<typeof schema>;

/** Reads the settings once and says in a sentence what is wrong with a bad one. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  // An empty variable is what `FOO=` in a compose file gives; it means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const name = issue.path.join(".");
    const isMissing = given[name] === undefined && issue.code !== "custom";
    return isMissing ? `${name} is required` : `${name} ${issue.message}`;
  });
  throw new Error(`The settings are not usable: ${problems.join("; ")}.`);
}

let parsed: Env | undefined;

/** The process's settings, parsed at first use. Throws an Error with a readable sentence. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
