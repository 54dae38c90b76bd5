import { randomUUID } from "node:crypto";
import { readClock } from "@/lib/db";
import { type Clock, type Context, newId, systemContext } from "@/lib/kernel";
import { connectPlatform } from "@/lib/platforms";
import { createOwner, createSite, demoAccount, hasUsers, type Site, updateSite } from "@/lib/sites";
import { tellBuyMeACoffee } from "./demo/buymeacoffee-story";
import { daysBefore, demoDays } from "./demo/calendar";
import { backdateCustomers, deliver, findDestinations } from "./demo/deliver";
import { tellKofi } from "./demo/kofi-story";
import { createRandom } from "./demo/random";
import { writeReplies } from "./demo/replies";
import { openStore } from "./demo/store";
import { pressButtons } from "./demo/support-buttons";
import { workAtTheTill } from "./demo/work-at-the-till";

const clockAt = (at: Date): Clock => ({ now: () => at });

const owner = { ...demoAccount, name: "Demo creator" };

/** Somebody who owns the sites, acting at a moment of the past. */
const ownerOf = (userId: string, sites: readonly Site[], at: Date): Context => ({
  actor: { kind: "user", id: userId, label: owner.name },
  sites: sites.map(({ id }) => ({ siteId: id, role: "owner" })),
  requestId: newId(),
  clock: clockAt(at),
});

/** The demo's two sites with all their connections, as they were set up before the first order. */
async function openShop(opened: Date) {
  const { userId, site } = await createOwner(systemContext("Demo", [], clockAt(opened)), {
    ...owner,
    siteName: "Demo",
    timeZone: "Europe/Berlin",
  });
  const studio = await updateSite(ownerOf(userId, [site], opened), {
    siteId: site.id,
    name: "Lantern Maps",
    url: "https://lantern-maps.example",
    timeZone: "Europe/Berlin",
    currency: "EUR",
  });
  const podcast = await createSite(ownerOf(userId, [], opened), {
    name: "Night Walk Podcast",
    isVirtual: true,
    timeZone: "Asia/Tokyo",
    currency: "JPY",
  });
  const ctx = ownerOf(userId, [studio, podcast], opened);
  for (const { id } of [studio, podcast]) {
    await connectPlatform(ctx, id, "kofi", randomUUID());
    await connectPlatform(ctx, id, "buymeacoffee", `whsec_${randomUUID()}`);
  }
  return { userId, studio, podcast };
}

/**
 * Fills an empty database with a creator's last ninety days: real deliveries, signed as the
 * platforms sign them, through the same code that live ones take. Only their times are set
 * afterwards. Apart from today's date and the secrets it is the same every time. Does nothing when
 * anybody has an account.
 */
export async function seedDemo(): Promise<void> {
  if (await hasUsers()) return;
  const now = (await readClock()).now();
  const { userId, studio, podcast } = await openShop(daysBefore(now, demoDays + 4));
  const random = createRandom(20_260_601);
  const destinations = await findDestinations({
    studio: studio.clientId,
    podcast: podcast.clientId,
  });
  await deliver([...tellKofi(random, now), ...tellBuyMeACoffee(random, now)], destinations, random);
  await backdateCustomers();
  const owner = (at: Date) => ownerOf(userId, [studio, podcast], at);
  await workAtTheTill(owner, now, random);
  await pressButtons(owner, { studio, podcast }, destinations, now);
  await openStore(owner, studio, now, random);
  await writeReplies(owner(now), studio);
}
