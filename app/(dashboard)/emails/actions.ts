"use server";

import { z } from "zod";
import { cancelMail, resendForOrders, resendMail } from "@/lib/mail";
import { defineAction } from "@/lib/web";

/** Sends a mail once more, as a new message. */
export const resend = defineAction(
  { name: "emails.resend", access: { right: "mails:send" } },
  z.object({ id: z.string(), evenIfItArrived: z.boolean().default(false) }),
  async (ctx, { id, evenIfItArrived }) => ({
    id: await resendMail(ctx, { mailId: id, evenIfItArrived }),
  }),
);

/** Takes back a mail that has not gone out. */
export const cancel = defineAction(
  { name: "emails.cancel", access: { right: "mails:send" } },
  z.object({ id: z.string() }),
  (ctx, { id }) => cancelMail(ctx, id),
);

/** Sends the newest mail about each of several orders once more and reports on each of them. */
export const resendSeveral = defineAction(
  { name: "emails.resend-several", access: { right: "mails:send" } },
  z.object({ orderIds: z.array(z.string()).min(1).max(200) }),
  (ctx, { orderIds }) => resendForOrders(ctx, orderIds),
);
