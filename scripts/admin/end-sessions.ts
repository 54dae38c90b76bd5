import { inTransaction, query } from "@/lib/db";
import { invalid, notFound } from "@/lib/kernel";
import { endSessions } from "@/lib/sites";
import { emailAddress } from "@/lib/sites/schemas";
import { readFlags } from "./read-flags";

async function peopleOf(email: string | undefined): Promise<string[]> {
  const rows = await query<{ id: string }>(
    "select id from users where $1::text is null or email = $1 order by id",
    [email === undefined ? null : emailAddress.parse(email)],
  );
  if (rows.length === 0) throw notFound("account");
  return rows.map(({ id }) => id);
}

/** Signs a person, or everybody, out on every device at once; prints how many sessions ended. */
export async function run(args: string[]): Promise<string> {
  const { email, everybody } = readFlags(args, { email: "string?", everybody: "boolean" });
  if ((email === undefined) === !everybody) throw invalid("Give either --email or --everybody.");
  const people = await peopleOf(email);
  const ended = await inTransaction(async (tx) => {
    let sum = 0;
    for (const id of people) sum += await endSessions(tx, id, { why: "by-operator" });
    return sum;
  });
  return String(ended);
}
