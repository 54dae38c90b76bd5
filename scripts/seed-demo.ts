import { closePool } from "@/lib/db";
import { seedDemo } from "@/prisma/seed";

await seedDemo();
await closePool();
