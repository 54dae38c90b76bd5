import { env } from "@/lib/kernel";

/** The bare address that everything is sent from. */
export const ownAddress = () =>
  /<([^<>]+)>\s*$/.exec(env().emailFrom)?.[1] ?? env().emailFrom.trim();
