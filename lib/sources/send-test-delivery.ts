import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { conflict, decryptSecret, env, newId, notFound, requireRight } from "@/lib/kernel";
import { postToUrl } from "@/lib/outbound";
import { findPlatform } from "./registry";
import { webhookUrl } from "./webhook-url";

export interface TestResult {
  label: string;
  eventType: string;
  /** The status that our own address answered with. */
  status: number;
  accepted: boolean;
  answer: string;
}

/** The samples that a platform can send, for showing progress: their labels in order. */
export const sampleLabels = (platform: string) =>
  findPlatform(platform)
    .samples("secret", { now: new Date(0), nonce: "" })
    .map((sample) => sample.label);

/**
 * Posts one correctly signed sample to our own webhook address over HTTP, the way the platform would.
 * Samples of one `nonce` belong together (a payment and its refund). Throws `conflict` without a secret.
 */
export async function sendTestDelivery(
  ctx: Context,
  input: { siteId: string; platform: string; index: number; nonce?: string },
): Promise<TestResult> {
  requireRight(ctx, input.siteId, "connections:manage");
  const adapter = findPlatform(input.platform);
  const [row] = await query<{ id: string; secret_encrypted: string | null; client_id: string }>(
    `select c.id, c.secret_encrypted, s.client_id from connections c join sites s on s.id = c.site_id
     where c.site_id = $1 and c.platform = $2`,
    [input.siteId, adapter.slug],
  );
  if (!row) throw notFound("connection");
  if (!row.secret_encrypted) throw conflict("Enter the secret first: a test is signed with it.");
  const secret = decryptSecret(row.secret_encrypted, row.id);
  const about = { now: ctx.clock.now(), nonce: input.nonce ?? newId() };
  const sample = adapter.samples(secret, about)[input.index];
  if (!sample) throw notFound("sample");
  const url = webhookUrl(adapter.slug, row.client_id);
  const answer = await postToUrl(url, sample, { ownOrigin: env().appUrl });
  return {
    label: sample.label,
    eventType: sample.eventType,
    status: answer.status,
    accepted: answer.status === 200,
    answer: answer.body.slice(0, 300),
  };
}
