import { randomInt } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const alias = [
  { find: /^@(?=\/)/, replacement: import.meta.dirname },
  { find: /^fast-check$/, replacement: `${import.meta.dirname}/test/property-runs.ts` },
];

// Other cases each time, and the same ones again when one was found that does not hold.
if (!process.env.PROPERTY_SEED) {
  process.env.PROPERTY_SEED = String(randomInt(2 ** 31));
  process.stdout.write(`Property tests: PROPERTY_SEED=${process.env.PROPERTY_SEED}\n`);
}
const { PROPERTY_SEED, PROPERTY_RUNS = "1" } = process.env;

const env = {
  // Whatever the shell has set.
  NODE_ENV: "test" as const,
  HOST: "",
  SMTP_URL: "",
  // The mail servers of tests are on loopback and have no certificate.
  SMTP_TLS: "optional",
  ONETILL_SECRET: "q3VYfJ0mT8sKxW1zR5nBgD7cLhP2uEaNi4oXvGtMyHk",
  APP_URL: "http://localhost:3000",
  LOG_LEVEL: "silent",
  ...{ PROPERTY_SEED, PROPERTY_RUNS },
};
const exclude = ["**/node_modules/**", "**/.next/**", "**/.data/**", "**/.tmp/**"];

/**
 * Of those with a database, the files that put their own settings or modules in place of the usual ones,
 * or say why they want a process that has done nothing yet: each has a process of its own. All others share the modules that a worker has read.
 */
const apart = globSync("{app,lib,prisma,scripts,test}/**/*.db.test.ts", {
  cwd: import.meta.dirname,
}).filter((file) =>
  /vi\.(mock|doMock|stubEnv|resetModules|useFakeTimers)\(|process\.env\.\w+ \??=|^\/\/ In a process of its own: /m.test(
    readFileSync(`${import.meta.dirname}/${file}`, "utf8"),
  ),
);

const database = {
  env,
  globalSetup: ["test/database-server.ts", "test/statements/keep.ts"],
  setupFiles: ["test/own-database.ts", "test/statements/record.ts"],
  // A ceiling for hanging tests only.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    pool: "forks",
    // Vitest leaves a core to itself: of two that would be half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    restoreMocks: true,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // Nothing of what these load keeps a state: one worker's modules serve all its files.
          isolate: false,
          // A ceiling for hanging tests only; property tests may take their time on a busy machine.
          testTimeout: 120_000,
          // The settings are read as a whole; no unit test connects.
          env: { ...env, DATABASE_URL: "postgresql://localhost/none" },
          exclude: [...exclude, "**/*.db.test.*", "**/*.statements.test.*"],
          include: ["**/*.test.{ts,tsx}"],
        },
      },
      {
        resolve: { alias },
        test: {
          ...database,
          name: "db",
          isolate: false,
          include: ["**/*.db.test.ts"],
          exclude: [...exclude, ...apart],
        },
      },
      {
        resolve: { alias },
        test: { ...database, name: "db-apart", include: apart, exclude },
      },
      {
        resolve: { alias },
        test: {
          // Judges what the tests of the database sent, after they have.
          name: "statements",
          env: { ...env, DATABASE_URL: "postgresql://localhost/none" },
          exclude,
          include: ["**/*.statements.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
