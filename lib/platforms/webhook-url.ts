import { env } from "@/lib/kernel";

/** The address that a platform posts a site's deliveries to. */
export const webhookUrl = (platform: string, clientId: string) =>
  `${env().appUrl}/api/webhooks/${platform}/${clientId}`;
