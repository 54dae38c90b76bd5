import { runCommand } from "@/lib/desk";
import {
  type CommandInput,
  completeBodySchema,
  emptyBodySchema,
  reasonBodySchema,
} from "@/lib/desk/schemas";
import { type Context, env } from "@/lib/kernel";
import { getOrder, type PersonCommand, presentOrder } from "@/lib/orders";
import { apiOrderSchema } from "@/lib/orders/schemas";
import { presentRefund, refundOrder } from "@/lib/payments";
import { apiRefundSchema, refundBodySchema } from "@/lib/payments/schemas";
import { defineEndpoint, type Endpoint } from "./endpoint";
import { orderExample, refundExample } from "./examples";

/** Has a command done, and answers with the order as it is then. */
const commanded =
  (command: PersonCommand) =>
  async (ctx: Context, { params, body }: { params: { id: string }; body: CommandInput }) => {
    await runCommand(ctx, params.id, command, body);
    return presentOrder(await getOrder(ctx, params.id, { right: "orders:write" }), env().appUrl);
  };

/** What all commands have in common: some of them ask Stripe, so none is one transaction. */
const command = {
  method: "POST",
  scope: "orders:write",
  reachesBeyond: true,
  answer: {
    status: 200,
    description: "The order as it is now",
    schema: apiOrderSchema,
    example: orderExample,
  },
} as const;

/** What a key can have done with an order, and with its money. */
export const commandEndpoints: Endpoint[] = [
  defineEndpoint({
    ...command,
    id: "acceptOrder",
    path: "/orders/[id]/accept",
    summary: "Accept an order",
    description:
      "Of what a member asked for in the store, the card is charged: with the money the order is `accepted`, with a card that is refused it waits as `pending_payment`, and while Stripe has not answered its `payment_status` is `processing`. However often it is asked, the card is charged once.",
    body: emptyBodySchema,
    handle: commanded("accept"),
  }),
  defineEndpoint({
    ...command,
    id: "declineOrder",
    path: "/orders/[id]/decline",
    summary: "Decline an order that was not accepted yet",
    body: reasonBodySchema,
    handle: commanded("decline"),
  }),
  defineEndpoint({
    ...command,
    id: "cancelOrder",
    path: "/orders/[id]/cancel",
    summary: "Cancel an order that was not completed yet",
    description:
      "Moves no money. What was accepted and paid through Onetill is refunded in full instead, which cancels it.",
    body: reasonBodySchema,
    handle: commanded("cancel"),
  }),
  defineEndpoint({
    ...command,
    id: "completeOrder",
    path: "/orders/[id]/complete",
    summary: "Say that an order was sent",
    description:
      "The buyer is told, with what is given here, unless it is reopened within seconds.",
    body: completeBodySchema,
    handle: commanded("complete"),
  }),
  defineEndpoint({
    ...command,
    id: "reopenOrder",
    path: "/orders/[id]/reopen",
    summary: "Take a completion back",
    body: emptyBodySchema,
    handle: commanded("reopen"),
  }),
  defineEndpoint({
    id: "refundOrder",
    method: "POST",
    path: "/orders/[id]/refunds",
    scope: "refunds:write",
    summary: "Give money of an order back",
    description:
      "By the way it was paid: an amount, lines of the order, or all that is left. More than is left is refused with `amount_too_large` and the `maximum`. A refund that Stripe does not make is `failed`, and says why.",
    reachesBeyond: true,
    body: refundBodySchema,
    answer: {
      status: 201,
      description: "The refund",
      schema: apiRefundSchema,
      example: refundExample,
    },
    handle: async (ctx, { params, body, once }) => {
      const { amount, lines, reason } = body;
      const wish = {
        amount: amount === undefined ? undefined : BigInt(amount),
        lines: lines?.map((line) => ({
          ...line,
          amount: line.amount === undefined ? undefined : BigInt(line.amount),
        })),
      };
      return presentRefund(await refundOrder(ctx, params.id, { ...wish, reason, once }));
    },
  }),
];
