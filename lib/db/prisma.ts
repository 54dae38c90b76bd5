import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "./generated/client";
import { pool } from "./pool";

const store = globalThis as typeof globalThis & {
  onetillPrisma?: { over: pg.Pool; client: PrismaClient };
};

/** Prisma over the process's one pool, for ordinary reads and single-row writes. */
export function prisma(): PrismaClient {
  const over = pool();
  // A pool that was closed serves nobody any more; the next one gets a client of its own.
  if (store.onetillPrisma?.over !== over) {
    store.onetillPrisma = { over, client: new PrismaClient({ adapter: new PrismaPg(over) }) };
  }
  return store.onetillPrisma.client;
}
