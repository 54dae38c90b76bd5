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
  works: boolean;
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

/** What all that is asked under one name has in common. */
function namesOf({ apiKey, name, route, content, now }: RepeatableRequest) {
  const requestHash = hashToken(`${route}\n${name}`);
  return {
    requestHash,
    bodyHash: hashToken(content),
    key: [apiKey.siteId, apiKey.id, requestHash],
    tooOld: now.getTime() - ANSWERS_KEPT_HOURS * 3_600_000,
  };
}

const begin = (key: string[], bodyHash: string, now: Date) =>
  query(
    `insert into api_answers (site_id, api_key_id, request_hash, body_hash, created_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [...key, bodyHash, now],
  );

/** Why nothing is answered to a name under which somebody is at work. */
async function busy(key: string[], bodyHash: string): Promise<OnetillError> {
  const [held] = await query<{ body_hash: string }>(
    `select body_hash from api_answers
     where site_id = $1 and api_key_id = $2 and request_hash = $3`,
    key,
  );
  return held && held.body_hash !== bodyHash ? mismatch() : running();
}

async function lockAnswer(tx: Transaction, key: string[]): Promise<AnswerRow | undefined> {
  const { rows } = await tx.query<AnswerRow & Record<string, unknown>>(
    `select body_hash, status, sealed_body, created_at, coalesce(working_until > now(), false) as works
     from api_answers
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
  asked: RepeatableRequest,
  work: (tx: Transaction) => Promise<GivenAnswer>,
  refuse: (thrown: unknown) => GivenAnswer,
): Promise<GivenAnswer & { isRepeated: boolean }> {
  const { requestHash, bodyHash, key, tooOld } = namesOf(asked);
  const { now } = asked;
  await begin(key, bodyHash, now);
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
  throw await busy(key, bodyHash);
}

/** For so long nobody else begins with what is no transaction; whoever is at it has given up by then. */
const WORKING_SECONDS = 120;

/**
 * As `answerOnce`, for work that asks others and so is no transaction: nothing is held while it goes on. It is
 * given `once`, which stands for this request however often it is begun: a process that dies in the middle
 * leaves it to whoever asks again two minutes later, who must not do what was done already.
 */
export async function answerOnceBeyond(
  asked: RepeatableRequest,
  work: (once: string) => Promise<GivenAnswer>,
  refuse: (thrown: unknown) => GivenAnswer,
): Promise<GivenAnswer & { isRepeated: boolean }> {
  const { requestHash, bodyHash, key, tooOld } = namesOf(asked);
  await begin(key, bodyHash, asked.now);
  const found = await inTransaction(async (tx) => {
    const row = await lockAnswer(tx, key);
    if (!row) return undefined;
    const isOld = row.created_at.getTime() <= tooOld;
    if (!isOld) {
      if (row.body_hash !== bodyHash) throw mismatch();
      if (row.status !== null) {
        return { ...answerAgain(row.status, row, requestHash), isRepeated: true };
      }
      if (row.works) return undefined;
    }
    const since = isOld ? asked.now : row.created_at;
    await tx.query(
      `update api_answers set body_hash = $4, status = null, sealed_body = null, created_at = $5,
         working_until = now() + interval '${WORKING_SECONDS} seconds'
       where site_id = $1 and api_key_id = $2 and request_hash = $3`,
      [...key, bodyHash, since],
    );
    return { since };
  });
  if (!found) throw await busy(key, bodyHash);
  if ("status" in found) return found;
  const keep = (answer: GivenAnswer | null) =>
    query(
      `update api_answers set status = $4, sealed_body = $5, working_until = null
       where site_id = $1 and api_key_id = $2 and request_hash = $3 and status is null
       returning 1`,
      [
        ...[...key, answer?.status ?? null],
        answer && encryptSecret(answer.body, ownerOf(requestHash)),
      ],
    );
  let answer: GivenAnswer;
  try {
    answer = await work(hashToken(`${key.join()}\n${found.since.toISOString()}`));
  } catch (thrown) {
    if (leavesNothing(thrown)) {
      await keep(null).catch(() => {});
      throw thrown;
    }
    answer = refuse(thrown);
  }
  await keep(answer);
  return { ...answer, isRepeated: false };
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
