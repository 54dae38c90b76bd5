// Logs whatever could hold a secret, in a process of its own, at every level.
import { query } from "@/lib/db";
import { log } from "@/lib/kernel";
import { type Planted, shapesWith } from "./planted-secrets";

const planted: Planted = JSON.parse(process.env.PLANTED as string);
for (const level of ["debug", "info", "warn", "error"] as const) {
  for (const fields of shapesWith(planted))
    log[level]("it happened", { requestId: "r-1", ...fields });
  log[level](`mailed to ${planted.address} with Bearer ${planted.apiKey}`);
}
// As the database really says it.
for (const statement of ["insert into planted values ($1)", "select $1::uuid", "select $1::date"]) {
  await query(statement, [planted.address]).catch((error: unknown) =>
    log.error("refused", { error }),
  );
}
process.exit(0);
