import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };
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
};
const exclude = ["**/node_modules/**", "**/.next/**", "**/.data/**", "**/.tmp/**"];

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
          name: "db",
          env,
          exclude,
          include: ["**/*.db.test.ts"],
          globalSetup: ["test/database-server.ts", "test/statements/keep.ts"],
          setupFiles: ["test/own-database.ts", "test/statements/record.ts"],
          // As above.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
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
