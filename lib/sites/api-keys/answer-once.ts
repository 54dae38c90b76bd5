import { inTransaction, isInfrastructureFault, query, type Transaction } from "@/lib/db";
import {
  decryptSecret,
  encryptSecret,
  hashToken,
  isOnetillError,
  OnetillError,
} from "@/lib/kernel";
import type { KnownApiKey } from "./find-api-key";

/** For so long an answer is given again, from when it was first asked for. */
const ANSWERS_KEPT_HOURS = 24;

/** What is answered to a program: JSON, as text. */
export interface GivenAnswer {
  status: number;
  body: string;
}

export interface RepeatableRequest {
  apiKey: Pick<KnownApiKey, "id" | "siteId">;
  /** The caller's own name for what it asks: the header Idempotency-Key. */
  name: string;
  /** Method and address without the query. */
  route: string;
  /** What must be the same for an answer to be given again. */
  content: string;
  now: Date;
}

interface AnswerRow {
  body_hash: string;
  status: number | null;
  sealed_body: string | null;
  created_at: Date;
}

const mismatch = () =>
  new OnetillError(
    "idempotency_mismatch",
    "This Idempotency-Key came with another body before. Use a new one for another request.",
    { param: "Idempotency-Key" },
  );

const running = () =>
  new OnetillError(
    "idempotency_running",
    "The first request with this Idempotency-Key is still running.",
    {
      retryAfter: 1,
    },
  );

const ownerOf = (requestHash: string) => `api-answer:${requestHash}`;

/** What the database rolls back is as if it had never begun, and may be tried again under the same name. */
const leavesNothing = (thrown: unknown) =>
  isInfrastructureFault(thrown) || isOnetillError(thrown, "unavailable", "rate_limited");

async function lockAnswer(tx: Transaction, key: string[]): Promise<AnswerRow | undefined> {
  const { rows } = await tx.query<AnswerRow & Record<string, unknown>>(
    `select body_hash, status, sealed_body, created_at from api_answers
     where site_id = $1 and api_key_id = $2 and request_hash = $3 for update skip locked`,
    key,
  );
  return rows[0];
}

function answerAgain(status: number, { sealed_body }: AnswerRow, requestHash: string): GivenAnswer {
  if (sealed_body === null) {
    throw new OnetillError("conflict", "What was answered first cannot be read any more.");
  }
  return { status, body: decryptSecret(sealed_body, ownerOf(requestHash)) };
}

/**
 * Does what a program asked for under a name of its own once, and gives the first answer to whoever asks
 * again within a day, refusals included. The work and its answer are one transaction: a process that dies
 * in between leaves neither. `work` must do everything in the transaction that it is given, `refuse` turns
 * what it throws into an answer. While the database is away nothing is done and nothing kept: that is
 * thrown. Throws `idempotency_mismatch` for another content under the name, `idempotency_running` while
 * the first is being worked on.
 */
export async function answerOnce(
  { apiKey, name, route, content, now }: RepeatableRequest,
  work: (tx: Transaction) => Promise<GivenAnswer>,
  refuse: (thrown: unknown) => GivenAnswer,
): Promise<GivenAnswer & { isRepeated: boolean }> {
  const requestHash = hashToken(`${route}\n${name}`);
  const bodyHash = hashToken(content);
  const key = [apiKey.siteId, apiKey.id, requestHash];
  const tooOld = now.getTime() - ANSWERS_KEPT_HOURS * 3_600_000;

  await query(
    `insert into api_answers (site_id, api_key_id, request_hash, body_hash, created_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [...key, bodyHash, now],
  );
  const done = await inTransaction(async (tx) => {
    const row = await lockAnswer(tx, key);
    if (!row) return undefined;
    if (row.created_at.getTime() > tooOld) {
      if (row.body_hash !== bodyHash) throw mismatch();
      if (row.status !== null)
        return { ...answerAgain(row.status, row, requestHash), isRepeated: true };
    }
    const answer = await workOrRefuse(tx, work, refuse);
    await tx.query(
      `update api_answers set body_hash = $4, status = $5, sealed_body = $6, created_at = $7
       where site_id = $1 and api_key_id = $2 and request_hash = $3`,
      [...key, bodyHash, answer.status, encryptSecret(answer.body, ownerOf(requestHash)), now],
    );
    return { ...answer, isRepeated: false };
  });
  if (done) return done;
  const [held] = await query<{ body_hash: string }>(
    `select body_hash from api_answers
     where site_id = $1 and api_key_id = $2 and request_hash = $3`,
    key,
  );
  throw held && held.body_hash !== bodyHash ? mismatch() : running();
}

/** A refusal is an answer too, and undoes what was done before it. */
async function workOrRefuse(
  tx: Transaction,
  work: (tx: Transaction) => Promise<GivenAnswer>,
  refuse: (thrown: unknown) => GivenAnswer,
): Promise<GivenAnswer> {
  await tx.query("savepoint work");
  try {
    return await work(tx);
  } catch (thrown) {
    if (leavesNothing(thrown)) throw thrown;
    await tx.query("rollback to savepoint work");
    return refuse(thrown);
  }
}

/** Forgets answers that are given no more. */
export async function sweepAnswers(): Promise<void> {
  await query("delete from api_answers where created_at < onetill_now() - $1 * interval '1 hour'", [
    ANSWERS_KEPT_HOURS,
  ]);
}
