"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import {
  checkStripe,
  forgetStripeKeys,
  registerStripeWebhook,
  registerWalletDomain,
  saveStripeKeys,
} from "@/lib/payments";
import { defineAction } from "@/lib/web";

const access = { right: "payments:manage" } as const;
const site = z.object({ siteId: z.uuid() });
const key = z.string().max(300, "This is too long to be a key.");

export const saveKeys = defineAction(
  { name: "payments.save-keys", access },
  site.extend({ secret_key: key, publishable_key: key, webhook_secret: key.default("") }),
  async (ctx, input) => {
    await saveStripeKeys(ctx, input.siteId, {
      ...{ secretKey: input.secret_key, publishableKey: input.publishable_key },
      webhookSecret: input.webhook_secret,
    });
    await checkStripe(ctx, input.siteId);
    refresh();
  },
);

export const forgetKeys = defineAction(
  { name: "payments.forget-keys", access },
  site,
  async (ctx, { siteId }) => {
    await forgetStripeKeys(ctx, siteId);
    refresh();
  },
);

export const checkNow = defineAction(
  { name: "payments.check", access },
  site,
  async (ctx, { siteId }) => {
    await checkStripe(ctx, siteId);
    refresh();
  },
);

export const registerWebhook = defineAction(
  { name: "payments.register-webhook", access },
  site,
  async (ctx, { siteId }) => {
    await registerStripeWebhook(ctx, siteId);
    await checkStripe(ctx, siteId);
    refresh();
  },
);

export const registerDomain = defineAction(
  { name: "payments.register-domain", access },
  site,
  async (ctx, { siteId }) => {
    await registerWalletDomain(ctx, siteId);
    await checkStripe(ctx, siteId);
    refresh();
  },
);
