import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";
import { pool } from "./pool";

const store = globalThis as typeof globalThis & { onetillPrisma?: PrismaClient };

/** Prisma over the process's one pool, for ordinary reads and single-row writes. */
export function prisma(): PrismaClient {
  store.onetillPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return store.onetillPrisma;
}
