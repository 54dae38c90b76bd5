import type { Role } from "@/lib/kernel/schemas";

/** What each role may do, in words that people read when they choose one. */
export const roleTexts: Record<Role, { label: string; meaning: string }> = {
  owner: {
    label: "Owner",
    meaning: "Everything, including people and API keys.",
  },
  manager: {
    label: "Manager",
    meaning: "Orders, money, connections and settings. No people, no API keys.",
  },
  support: {
    label: "Support",
    meaning: "Works on orders and writes notes. No money, no settings.",
  },
  viewer: {
    label: "Viewer",
    meaning: "Sees orders, deliveries and figures. Changes nothing.",
  },
};
