// The borders of the product. Ranks from the bottom up: a module knows only ranks below its own.
const ranks = [
  ["kernel"],
  ["db", "outbound", "addresses"],
  ["work", "lists"],
  ["events"],
  ["sites", "customers", "ledger"],
  ["orders"],
  ["inbox"],
  ["payments"],
  ["platforms", "store"],
  ["desk"],
  ["checkout", "buttons"],
  ["matching", "imports"],
  ["mail"],
  ["callbacks", "replies", "notifications", "insights", "live", "installation"],
  ["members"],
  ["timeline"],
  ["api"],
  ["jobs"],
  ["http"],
  ["auth"],
  ["web"],
];
const modules = ranks.flat();
const test = "\\.test\\.tsx?$";

const rankRules = ranks.flatMap((rank, level) =>
  rank.map((module) => ({
    name: `rank-of-${module}`,
    comment: `lib/${module} may use only modules of lower ranks.`,
    severity: "error",
    from: { path: `^lib/${module}/`, pathNot: test },
    to: {
      path: "^lib/",
      pathNot: `^lib/(${[module, ...ranks.slice(0, level).flat()].join("|")})/`,
    },
  })),
);

const surface = "^lib/[^/]+/(index|schemas|browser)\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...rankRules,
    {
      name: "module-has-a-rank",
      comment: "Every folder of lib/ is a module with a rank; add a new one to the list.",
      severity: "error",
      from: { path: "^lib/", pathNot: `^lib/(${modules.join("|")})/` },
      to: {},
    },
    {
      name: "public-surface-inside-lib",
      comment: "Another module is used through its index.ts or schemas.ts.",
      severity: "error",
      from: { path: "^lib/([^/]+)/" },
      // Tests of migrations apply them; nothing else does (app-does-not-migrate).
      to: { path: "^lib/", pathNot: ["^lib/$1/", surface, "^lib/db/migrate\\.ts$"] },
    },
    {
      name: "public-surface-from-outside",
      comment: "A module is used through its index.ts or schemas.ts.",
      severity: "error",
      from: { path: "^(app|components|emails|sandbox|scripts|e2e|prisma|test)/" },
      // The command-line side migrates; the app never does, so its bundle must not hold the engine.
      to: { path: "^lib/", pathNot: [surface, "^lib/db/(client|migrate|schema-engine)\\.ts$"] },
    },
    {
      name: "app-does-not-migrate",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/db/", test] },
      to: { path: "^lib/db/(migrate|schema-engine)\\.ts$" },
    },
    {
      name: "web-and-auth-for-app-alone",
      severity: "error",
      from: {
        path: "^(lib/(?!web/|auth/)|components|emails|sandbox|scripts|prisma)",
        pathNot: test,
      },
      to: { path: "^lib/(web|auth)/" },
    },
    {
      name: "http-for-those-who-serve",
      comment: "Pages' routes mount it, and the web process does in front of Next.",
      severity: "error",
      from: {
        path: "^(lib/(?!http/|auth/|web/)|components|emails|sandbox|scripts/(?!front\\.ts$)|prisma)",
        pathNot: test,
      },
      to: { path: "^lib/http/" },
    },
    {
      name: "next-in-web-and-auth-alone",
      comment:
        "Inside lib/, only web and the sign-in know Next. What is plain can be served without it.",
      severity: "error",
      from: { path: "^lib/(?!web/|auth/)" },
      to: { path: "(^|/)node_modules/(next|next-auth)/" },
    },
    {
      name: "platforms-through-their-list",
      comment:
        "Nothing but the generated list knows a platform; so adding one touches nothing else.",
      severity: "error",
      from: {
        path: "^(app|components|lib|prisma|scripts)/",
        pathNot: ["^lib/platforms/(adapters|generated)/", test],
      },
      to: { path: "^lib/platforms/adapters/" },
    },
    {
      name: "connections-in-db-alone",
      comment: "lib/db is the only place that opens a database connection.",
      severity: "error",
      from: { path: "^(app|components|emails|sandbox|lib/(?!db/))", pathNot: test },
      to: {
        path: "(^|/)node_modules/(pg|@prisma/adapter-pg)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "calls-out-in-outbound-alone",
      comment: "One module calls out: it refuses private addresses, redirects and endless answers.",
      severity: "error",
      from: { path: "^(app|components|lib/(?!outbound/))", pathNot: test },
      to: { path: "((^|/)node_modules/undici/|^(node:)?(http|https|http2|tls)$)" },
    },
    {
      name: "common-passwords-in-one-place",
      comment: "The list is long: what forms share (schemas.ts) must never bring it to a browser.",
      severity: "error",
      from: {
        path: "^(app|components|emails|sandbox|lib|scripts)/",
        pathNot: "^lib/sites/passwords/refuse-weak-password\\.ts$",
      },
      to: { path: "(^|/)node_modules/@zxcvbn-ts/" },
    },
    {
      name: "queue-in-jobs-alone",
      severity: "error",
      from: { path: "^(app|components|sandbox|lib/(?!jobs/))" },
      to: { path: "(^|/)node_modules/pg-boss/" },
    },
    {
      name: "days-reckoned-in-one-place",
      comment: "Days and time zones are reckoned with in one place, and not in a browser.",
      severity: "error",
      from: {
        path: "^(app|components|emails|sandbox|lib|scripts)/",
        pathNot: "^lib/kernel/time/zoned-days\\.ts$",
      },
      to: { path: "(^|/)node_modules/temporal-polyfill/" },
    },
    {
      name: "kernel-without-io",
      severity: "error",
      from: { path: "^lib/kernel/", pathNot: test },
      to: { path: "^(node:)?(fs|fs/promises|net|tls|http|https|http2|dgram|dns|child_process)$" },
    },
    {
      name: "lib-below-app",
      comment: "The product does not know its pages, its parts of pages, or its stand-ins.",
      severity: "error",
      from: { path: "^lib/", pathNot: test },
      to: { path: "^(app|components|sandbox|scripts|e2e|test)/" },
    },
    {
      name: "components-below-pages",
      severity: "error",
      from: { path: "^(components|emails)/", pathNot: test },
      // What a form calls is handed down by its page.
      to: { path: "^(app|sandbox|scripts|e2e|test)/" },
    },
    {
      name: "emails-from-props",
      comment: "A mail template gets everything as props.",
      severity: "error",
      from: { path: "^emails/", pathNot: test },
      to: { path: "^lib/(?!kernel/)" },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {
        path: "^(app|components|lib|emails|sandbox|scripts)/",
        pathNot: "^lib/db/generated/",
      },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["node_modules", "^lib/db/generated/"] },
    exclude: { path: "(^|/)\\.(next|data|tmp)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
