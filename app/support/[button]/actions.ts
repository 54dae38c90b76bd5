"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { errorsOf, type RefusedForm, typedTexts } from "@/components/support/refused-form";
import { findButtonSite, findPublicButton } from "@/lib/buttons";
import { callerAddress } from "@/lib/http";
import { notFound } from "@/lib/kernel";
import { declareConfirmation, sayPaid } from "@/lib/matching";
import { declareSchema, sayPaidSchema } from "@/lib/matching/schemas";
import { defineAction } from "@/lib/web";

const fields = z.record(z.string(), z.unknown());

async function caller() {
  const sent = await headers();
  return {
    address: callerAddress(sent),
    // What the browser would like best: "de-AT,de;q=0.9" is de-AT.
    locale: sent.get("accept-language")?.split(/[,;]/)[0]?.trim() || undefined,
  };
}

/** Records that somebody is about to pay, and leads to their code. */
export const declareSupport = defineAction(
  { name: "support.declare", access: "public" },
  fields,
  async (ctx, given): Promise<RefusedForm> => {
    const typed = typedTexts(given);
    const button = await findPublicButton(typed.button ?? "");
    if (!button || button.isArchived) throw notFound("button");
    const { address, locale } = await caller();
    const amount = button.amounts.find((one) => String(one) === typed.amount);
    const parsed = declareSchema.safeParse({
      platform: button.places.find(({ platform }) => platform === typed.platform)?.platform,
      email: typed.email,
      name: typed.name,
      message: typed.message,
      locale,
      ...(amount === undefined ? {} : { amount, currency: button.currency }),
    });
    if (!parsed.success) return { typed, errors: errorsOf(parsed.error) };
    if (typed.homepage)
      return { typed, errors: { homepage: "That looked like a program. Try again." } };
    const { token } = await declareConfirmation(ctx.clock, button, parsed.data, address);
    redirect(`/support/${button.token}/${token}`);
  },
);

/** Adds what the visitor knows after paying; the token of their own page is the permission. */
export const saySupportPaid = defineAction(
  { name: "support.say-paid", access: "public" },
  fields,
  async (ctx, given): Promise<RefusedForm> => {
    const typed = typedTexts(given);
    const { button = "", token = "", transactionId, email } = typed;
    const parsed = sayPaidSchema.safeParse({ transactionId, email });
    if (!parsed.success) return { typed, errors: errorsOf(parsed.error) };
    const { address } = await caller();
    const siteId = await findButtonSite(button);
    if (siteId === undefined) throw notFound("confirmation");
    await sayPaid(ctx.clock, { siteId, token }, { transactionId, email }, address);
    redirect(`/support/${encodeURIComponent(button)}/${encodeURIComponent(token)}?said=paid`);
  },
);
