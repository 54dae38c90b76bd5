import { query } from "@/lib/db";
import { findDelivery } from "@/lib/inbox";
import type { Context } from "@/lib/kernel";
import { conflict, decryptSecret, env, log, newId, notFound, requireRight } from "@/lib/kernel";
import { type Answer, postToUrl } from "@/lib/outbound";
import type { PlatformAdapter, Sample } from "./adapter";
import { findPlatform } from "./registry";
import { webhookUrl } from "./webhook-url";

/** Samples of one run belong together: a refund names the payment that was sent before it. */
export interface TestRun {
  nonce: string;
  startedAt: Date;
}

export interface TestResult {
  label: string;
  eventType: string;
  /** The status that our own address answered with; 0 when it could not be reached. */
  status: number;
  accepted: boolean;
  /** What was answered, or why nothing was. */
  answer: string;
  /** The stored delivery, to follow what becomes of it. */
  deliveryId: string | null;
  /** For the run's next sample. */
  run: TestRun;
}

/** The samples that a platform can send, for showing progress: their labels in order. */
export const sampleLabels = (platform: string) =>
  findPlatform(platform)
    .samples("secret", { now: new Date(0), nonce: "" })
    .map((sample) => sample.label);

async function findConnection(siteId: string, platform: string) {
  const [row] = await query<{ id: string; secret_encrypted: string | null; client_id: string }>(
    `select c.id, c.secret_encrypted, s.client_id from connections c join sites s on s.id = c.site_id
     where c.site_id = $1 and c.platform = $2`,
    [siteId, platform],
  );
  if (!row) throw notFound("connection");
  if (!row.secret_encrypted) throw conflict("Enter the secret first: a test is signed with it.");
  return { ...row, secret: decryptSecret(row.secret_encrypted, row.id) };
}

/** Our own address may be out of reach from here: a wrong APP_URL, a proxy that is down. */
async function post(url: string, sample: Sample): Promise<Answer> {
  try {
    return await postToUrl(url, sample, { ownOrigin: env().appUrl });
  } catch (error) {
    log.warn("a test delivery could not be sent", { url, error });
    const code = (error as { code?: unknown }).code;
    const why = typeof code === "string" ? ` (${code})` : "";
    return { status: 0, body: `Onetill could not reach its own address ${env().appUrl}${why}.` };
  }
}

async function findStored(
  connection: { siteId: string; id: string; secret: string },
  adapter: PlatformAdapter,
  sample: Sample,
): Promise<string | null> {
  const delivery = { headers: new Headers(sample.headers), body: Buffer.from(sample.body) };
  const proof = adapter.prove(delivery, connection.secret);
  return proof.result === "proven"
    ? findDelivery({ siteId: connection.siteId, connectionId: connection.id }, proof.deliveryId)
    : null;
}

/**
 * Posts one correctly signed sample to our own webhook address over HTTP, the way the platform would.
 * Throws `conflict` without a secret.
 */
export async function sendTestDelivery(
  ctx: Context,
  input: { siteId: string; platform: string; index: number; run?: TestRun },
): Promise<TestResult> {
  requireRight(ctx, input.siteId, "connections:manage");
  const adapter = findPlatform(input.platform);
  const connection = await findConnection(input.siteId, adapter.slug);
  const run = input.run ?? { nonce: newId(), startedAt: ctx.clock.now() };
  const about = { now: run.startedAt, nonce: run.nonce };
  const sample = adapter.samples(connection.secret, about)[input.index];
  if (!sample) throw notFound("sample");
  const answer = await post(webhookUrl(adapter.slug, connection.client_id), sample);
  const accepted = answer.status === 200;
  return {
    label: sample.label,
    eventType: sample.eventType,
    status: answer.status,
    accepted,
    answer: answer.body.slice(0, 300),
    deliveryId: accepted
      ? await findStored({ ...connection, siteId: input.siteId }, adapter, sample)
      : null,
    run,
  };
}
