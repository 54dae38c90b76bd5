import { MarkReviewed } from "@/components/order/mark-reviewed";
import { OrderActions } from "@/components/order/order-actions";
import { OrderConfirmation } from "@/components/order/order-confirmation";
import { OrderCustomer } from "@/components/order/order-customer";
import { OrderDetails } from "@/components/order/order-details";
import { OrderItems } from "@/components/order/order-items";
import { OrderMails } from "@/components/order/order-mails";
import { OrderMessage } from "@/components/order/order-message";
import { OrderMessages } from "@/components/order/order-messages";
import { OrderMoney } from "@/components/order/order-money";
import { OrderNotes } from "@/components/order/order-notes";
import type { OrderPageActions } from "@/components/order/order-page-actions";
import { OrderShipping } from "@/components/order/order-shipping";
import { OrderTimeline } from "@/components/order/order-timeline";
import { OrderView } from "@/components/order/order-view";
import { PaymentDeadline } from "@/components/order/payment-deadline";
import { RawDelivery } from "@/components/order/raw-delivery";
import { RefundDialog } from "@/components/order/refund-dialog";
import { timelineEntries } from "@/components/order/timeline-entries";
import { walkOf } from "@/components/order/walk-of";
import { type Context, can, formatMoney, toDecimal, toPublicId, truncateText } from "@/lib/kernel";
import { isOwn, type OrderRow, orderList } from "@/lib/orders";
import { kindLabels, mayRun, personChoices } from "@/lib/orders/schemas";
import { lookUpPlatform, platformName } from "@/lib/platforms";
import { resend } from "../../emails/actions";
import { nameSiteItem } from "../../sites/[slug]/item-names/actions";
import {
  addOrderNote,
  deleteOrderNote,
  editOrderNote,
  markOrderReviewed,
  refundOrderPayment,
  restoreOrderNote,
  runOrderCommand,
  writeOrderMessage,
} from "./actions";
import type { OrderData } from "./read-order";

const actions: OrderPageActions = {
  runCommand: runOrderCommand,
  addNote: addOrderNote,
  editNote: editOrderNote,
  deleteNote: deleteOrderNote,
  restoreNote: restoreOrderNote,
  markReviewed: markOrderReviewed,
  writeMessage: writeOrderMessage,
};

/** What ending an order leaves undone, where a platform holds money of it. */
function moneyStays(order: OrderRow): string | undefined {
  const left = order.amount - order.amountRefunded;
  const paid = order.paymentStatus === "paid" || order.paymentStatus === "partially_refunded";
  if (!paid || left <= 0n || !lookUpPlatform(order.platform)) return undefined;
  const platform = platformName(order.platform);
  const money = formatMoney({ amount: left, currency: order.currency });
  return `No money is moved by this: ${platform} holds the ${money}. To give it back, refund it there.`;
}

/** Where the list shows everything that this customer bought on the site. */
function customerHref({ customerEmail, customerName, siteSlug }: OrderRow): string | null {
  const q = customerEmail ?? customerName;
  return q === null
    ? null
    : orderList.href({ ...orderList.plain, q: q.slice(0, 100), site: [siteSlug] });
}

interface OrderPageProps {
  ctx: Context;
  data: OrderData;
}

/** Puts an order's page together from what was read, with what this person may do. */
export function OrderPage({ ctx, data }: OrderPageProps) {
  const { order, fee, events, notes, deliveries, firstDelivery, customer, mails, match, money } =
    data;
  const { messages } = data;
  const id = toPublicId("order", order.id);
  const zone = order.siteTimeZone;
  const platform = platformName(order.platform);
  const mayNote = can(ctx, order.siteId, "notes:write");
  const now = ctx.clock.now();
  const firstDeliveryId = firstDelivery?.id ?? null;
  const entries = timelineEntries({
    ...{ events, deliveries, notes, platformName },
    firstDelivery: firstDeliveryId,
    mayReadMails: can(ctx, order.siteId, "mails:read"),
  });
  return (
    <OrderView
      order={order}
      platform={platform}
      actions={
        can(ctx, order.siteId, "orders:write") ? (
          <OrderActions
            order={{
              ...{ id, reference: order.reference, status: order.status },
              summary: truncateText(order.itemSummary, 200) || kindLabels[order.kind],
              person: order.customerName ?? order.customerEmail ?? "somebody without a name",
            }}
            // Giving money back is asked for beside the payment.
            choices={personChoices(order).filter((command) => command !== "refund")}
            mayReopen={mayRun("reopen", { ...order, status: "completed" }, "person")}
            moneyStays={moneyStays(order)}
            reasonIsTold={isOwn(order.kind)}
            runCommand={actions.runCommand}
          />
        ) : null
      }
      deadline={
        order.status === "pending_payment" && order.dueAt ? (
          <PaymentDeadline dueAt={order.dueAt} now={now} zone={zone} />
        ) : null
      }
      review={
        can(ctx, order.siteId, "orders:write") ? (
          <MarkReviewed orderId={id} markReviewed={actions.markReviewed} />
        ) : null
      }
      parts={{
        timeline: (
          <OrderTimeline
            orderId={id}
            steps={walkOf(order.status, events)}
            entries={entries}
            zone={zone}
            restoreNote={mayNote ? actions.restoreNote : undefined}
          />
        ),
        details: (titleId) => <OrderDetails titleId={titleId} order={order} platform={platform} />,
        message: order.message ? (
          <OrderMessage message={order.message} isPrivate={order.messagePrivate} />
        ) : null,
        messages: (
          <OrderMessages
            orderId={id}
            messages={messages}
            hasAddress={Boolean(order.customerEmail)}
            zone={zone}
            writeMessage={can(ctx, order.siteId, "orders:write") ? actions.writeMessage : undefined}
          />
        ),
        items: (
          <OrderItems
            order={order}
            fee={fee}
            platform={platform}
            naming={
              can(ctx, order.siteId, "orders:write")
                ? { siteId: order.siteId, platform: order.platform, nameItem: nameSiteItem }
                : undefined
            }
          />
        ),
        shipping:
          order.shipping &&
          ((titleId) => (
            <OrderShipping
              titleId={titleId}
              shipping={order.shipping ?? {}}
              currency={order.currency}
              zone={zone}
            />
          )),
        money:
          money &&
          ((titleId) => (
            <OrderMoney
              titleId={titleId}
              money={money}
              items={order.items}
              dueAt={order.dueAt}
              zone={zone}
              now={now}
              refund={
                money.maximum > 0n &&
                mayRun("refund", order, "person") &&
                can(ctx, order.siteId, "refunds:write") ? (
                  <RefundDialog
                    orderId={id}
                    reference={order.reference}
                    currency={order.currency}
                    lines={money.lines.map((line) => ({
                      ...line,
                      unitAmount: Number(line.unitAmount),
                      amount: Number(line.amount),
                    }))}
                    maximum={{
                      decimal: toDecimal({ amount: money.maximum, currency: order.currency }),
                      text: formatMoney({ amount: money.maximum, currency: order.currency }),
                    }}
                    refund={refundOrderPayment}
                  />
                ) : null
              }
            />
          )),
        confirmation:
          match && ((titleId) => <OrderConfirmation titleId={titleId} match={match} zone={zone} />),
        notes: (
          <OrderNotes
            orderId={id}
            notes={notes}
            zone={zone}
            actions={mayNote ? actions : undefined}
          />
        ),
        mails:
          mails &&
          ((titleId) => (
            <OrderMails
              titleId={titleId}
              mails={mails.mails}
              skipped={mails.skipped}
              zone={zone}
              resend={can(ctx, order.siteId, "mails:send") ? resend : undefined}
            />
          )),
        customer:
          customer &&
          ((titleId) => (
            <OrderCustomer
              titleId={titleId}
              memberships={customer.memberships.map((membership) => ({
                ...membership,
                platform: platformName(membership.platform),
              }))}
              orders={customer.orders}
              moreHref={customer.hasMore ? customerHref(order) : null}
              zone={zone}
              now={now}
            />
          )),
        delivery: firstDelivery ? (
          <RawDelivery delivery={firstDelivery} platform={platform} zone={zone} />
        ) : null,
      }}
    />
  );
}
