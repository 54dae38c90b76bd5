// Prints the code that the first owner of a public installation is asked for, or nothing.
import { closePool } from "@/lib/db";
import { findSetupCode } from "@/lib/sites";

process.stdout.write((await findSetupCode()) ?? "");
await closePool();
