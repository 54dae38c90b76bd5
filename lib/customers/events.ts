import { z } from "zod";
import { byType, defineEvent } from "@/lib/events";

// A membership's turns stand on the timeline of its newest order.
const about = "order" as const;
const tier = z.string().nullable();
const label = "Membership";
const inBrackets = ({ tier: name }: { tier: string | null }) => (name ? ` (${name})` : "");

/** What happens to a membership. */
export const membershipEvents = [
  defineEvent("membership.started", {
    about,
    data: z.object({ tier }),
    label,
    icon: "repeat",
    tone: "good",
    say: (data) => `Membership started${inBrackets(data)}`,
  }),
  defineEvent("membership.resumed", {
    about,
    data: z.object({ tier }),
    label,
    icon: "repeat",
    tone: "good",
    say: (data) => `Membership active again${inBrackets(data)}`,
  }),
  defineEvent("membership.paused", {
    about,
    data: z.object({ tier, until: z.string().nullable() }),
    label,
    icon: "circle-pause",
    tone: "warn",
    say: (data) => `Membership paused${inBrackets(data)}`,
  }),
  defineEvent("membership.canceled", {
    about,
    data: z.object({ tier }),
    label,
    icon: "circle-x",
    tone: "neutral",
    say: (data) => `Membership canceled${inBrackets(data)}`,
  }),
] as const;

export const membershipEvent = byType(membershipEvents);
