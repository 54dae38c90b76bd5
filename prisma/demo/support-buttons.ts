import { createHash } from "node:crypto";
import { createButton, findPublicButton, type PublicButton } from "@/lib/buttons";
import { query } from "@/lib/db";
import { receiveDelivery } from "@/lib/inbox";
import { processWaitingDeliveries, tellWaitingEvents } from "@/lib/jobs";
import type { Context } from "@/lib/kernel";
import { closeWindows, declareConfirmation, sayPaid, setConfirmationStatus } from "@/lib/matching";
import type { DeclareInput } from "@/lib/matching/schemas";
import { findPlatform } from "@/lib/platforms";
import type { Site } from "@/lib/sites";
import { daysBefore } from "./calendar";
import { type Destinations, destinationKey } from "./deliver";

type At = (at: Date) => Context;

async function openButton(ctx: Context, input: Parameters<typeof createButton>[1]) {
  const { token } = await createButton(ctx, input);
  return (await findPublicButton(token)) as PublicButton;
}

const studioButton = (ctx: Context, { id }: Site) =>
  openButton(ctx, {
    siteId: id,
    label: "Support the next map",
    intro:
      "Each map takes about three weeks of walking and drawing. Your support pays for paper, ink and the train.",
    look: { shape: "pill", size: "medium", tone: "solid", icon: "heart", colour: "#0d6b45" },
    currency: "EUR",
    amounts: ["3", "6", "15", "30"],
    places: [
      { platform: "kofi", url: "https://ko-fi.com/lanternmaps" },
      { platform: "buymeacoffee", url: "https://buymeacoffee.com/lanternmaps" },
    ],
  });

const podcastButton = (ctx: Context, { id }: Site) =>
  openButton(ctx, {
    siteId: id,
    label: "Keep us awake",
    intro: "One coffee is one more kilometre through the night.",
    look: { shape: "rounded", size: "medium", tone: "soft", icon: "cup", colour: "#5d3ba6" },
    currency: "JPY",
    amounts: ["300", "500", "1000"],
    places: [{ platform: "kofi", url: "https://ko-fi.com/nightwalkpodcast" }],
  });

/** A declaration through the visitor's own way, at that time. */
async function declare(
  at: At,
  button: PublicButton,
  hoursAgo: { now: Date; hours: number },
  input: DeclareInput,
) {
  const when = daysBefore(hoursAgo.now, hoursAgo.hours / 24);
  const { clock } = at(when);
  const made = await declareConfirmation(clock, button, { locale: "en", ...input }, "192.0.2.10");
  return { ...made, clock };
}

/** A tip that Ko-fi reports, with this message. */
async function tip(destinations: Destinations, now: Date, message: string): Promise<void> {
  const destination = destinations.get(destinationKey("studio", "kofi"));
  if (!destination?.connection?.secret) throw new Error("Ko-fi is not connected");
  const hex = createHash("sha256").update(`demo ${now.toISOString()}`).digest("hex");
  const { headers, body } = findPlatform("kofi").compose(destination.connection.secret, {
    name: "Maren",
    email: "harbour.friend@example.com",
    message,
    amount: "6.00",
    currency: "EUR",
    id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    now: daysBefore(now, 0.05),
  });
  await receiveDelivery(destination, { headers: new Headers(headers), body: Buffer.from(body) });
  await processWaitingDeliveries();
}

/** Somebody who tipped twice within a day on Ko-fi: the e-mail address alone does not decide. */
async function findTwice(siteId: string) {
  const [row] = await query<{ email: string; last: Date }>(
    `select a.customer_email as email, greatest(a.placed_at, b.placed_at) as last
     from orders a join orders b on b.site_id = a.site_id and b.id > a.id and b.platform = a.platform
       and b.customer_email = a.customer_email and b.currency = a.currency
       and abs(extract(epoch from b.placed_at - a.placed_at)) < 86400
     where a.site_id = $1 and a.platform = 'kofi' and not a.is_test and not b.is_test
     order by last desc limit 1`,
    [siteId],
  );
  return row;
}

/** An order of the last days, to be claimed by its transaction ID. */
async function findClaimable(siteId: string) {
  const [row] = await query<{ transaction_id: string; placed_at: Date; customer_name: string }>(
    `select transaction_id, placed_at, customer_name from orders
     where site_id = $1 and platform = 'kofi' and not is_test and kind = 'donation'
       and customer_email is not null and placed_at < onetill_now() - interval '1 day'
     order by placed_at desc limit 1`,
    [siteId],
  );
  if (!row) return undefined;
  return {
    transactionId: row.transaction_id,
    name: row.customer_name,
    hours: (now: Date) => (now.getTime() - row.placed_at.getTime()) / 3_600_000 - 0.3,
  };
}

/** Two buttons, and visitors who came through them: found, waiting, failed, and to be looked at. */
export async function pressButtons(
  at: At,
  sites: { studio: Site; podcast: Site },
  destinations: Destinations,
  now: Date,
): Promise<void> {
  const opened = at(daysBefore(now, 30));
  const studio = await studioButton(opened, sites.studio);
  const podcast = await podcastButton(opened, sites.podcast);
  const ago = (hours: number) => ({ now, hours });

  await declare(at, studio, ago(200), {
    platform: "kofi",
    email: "someday@example.com",
    name: "Ilse",
    amount: 1500n,
    currency: "EUR",
  });
  await closeWindows();
  const refused = await declare(at, podcast, ago(130), {
    platform: "kofi",
    email: "night.listener@example.com",
    message: "Paid last week, I think?",
  });
  await setConfirmationStatus(at(daysBefore(now, 4)), {
    confirmationId: refused.id,
    status: "failed",
    reply:
      "Thank you for asking! Nothing has reached us under this address. Could you look whether Ko-fi sent you a receipt?",
  });
  const late = await findClaimable(sites.studio.id);
  if (late) {
    const declared = await declare(at, studio, ago(late.hours(now)), {
      platform: "kofi",
      email: "another.address@example.com",
      name: late.name,
    });
    await sayPaid(
      declared.clock,
      { siteId: sites.studio.id, token: declared.token },
      { transactionId: late.transactionId },
      "192.0.2.11",
    );
  }
  const twice = await findTwice(sites.studio.id);
  if (twice) {
    const hours = (now.getTime() - twice.last.getTime()) / 3_600_000 - 0.2;
    await declare(at, studio, ago(Math.max(0.1, hours)), { platform: "kofi", email: twice.email });
  }
  const { code } = await declare(at, studio, ago(1.5), {
    platform: "kofi",
    email: "harbour.friend@example.com",
    name: "Maren",
    message: "For the harbour map",
    amount: 600n,
    currency: "EUR",
  });
  await tip(destinations, now, `For the harbour map! ${code}`);
  await declare(at, studio, ago(3), {
    platform: "buymeacoffee",
    email: "first.time@example.com",
    name: "Anouk",
    amount: 300n,
    currency: "EUR",
  });
  await declare(at, podcast, ago(0.4), { platform: "kofi", email: "yoru@example.com", name: "夜" });
  await tellWaitingEvents();
}
