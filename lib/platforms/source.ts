import type { Actor } from "@/lib/kernel";

/** What is known of a delivery beside what it says. */
export interface Source {
  siteId: string;
  platform: string;
  name: string;
  connectionId: string;
  inboundEventId: string;
  isTest: boolean;
  at: Date;
}

export const actorOf = (source: Source): Actor => ({ kind: "platform", label: source.name });
