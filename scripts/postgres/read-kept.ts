import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Refusal, reasonOf } from "../stack/refusal";
import { writeWhole } from "../stack/write-whole";

/** What is kept in `<data dir>/postgres.json`, readable by its owner alone. */
const keptSchema = z.object({
  folder: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  superuserPassword: z.string().min(1),
  password: z.string().min(1),
});
export type Kept = z.infer<typeof keptSchema>;

export const keptFile = (dataDir: string) => join(dataDir, "postgres.json");

/**
 * Reads what is kept of the embedded database; undefined before its first start. Throws a Refusal for
 * a file that is damaged, and says how it is made anew.
 */
export function readKept(dataDir: string): Kept | undefined {
  const file = keptFile(dataDir);
  if (!existsSync(file)) return undefined;
  const refuse = (what: string) => {
    const mend = existsSync(join(dataDir, "postgres/PG_VERSION"))
      ? "Remove it: the next start makes another one for the database that is there"
      : "Put back a copy of it: it says where the database is";
    return new Refusal(`${file} cannot be used: ${what}. ${mend}.`);
  };
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw refuse(reasonOf(error));
  }
  if (!text.trim()) throw refuse("it is empty");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("it is not JSON");
  }
  const result = keptSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refuse(
    issue?.path.length ? `its "${issue.path.join(".")}" is not right` : "it is not an object",
  );
}

export const writeKept = (dataDir: string, kept: Kept) =>
  writeWhole(keptFile(dataDir), JSON.stringify(kept, null, 2));
