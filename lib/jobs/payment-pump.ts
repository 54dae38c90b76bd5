import { channels } from "@/lib/db";
import { sitesWithOverdueOrders, workOnNextDueOrder } from "@/lib/desk";
import {
  type OnChecked,
  sitesWithDuePayments,
  sitesWithDueRefunds,
  workOnNextPayment,
  workOnNextRefund,
} from "@/lib/payments";
import { completeRequest } from "@/lib/store";
import { type Round, startPump, workInTurns } from "@/lib/work";

const lists = [sitesWithDuePayments, sitesWithDueRefunds, sitesWithOverdueOrders];

/** A request whose card was checked becomes an order, also when its page has gone. */
const onChecked: OnChecked = async (request) => {
  await completeRequest(request);
};

/**
 * Goes on with every payment and refund that waits, and with the orders whose time to pay is over. Returns how
 * many that were.
 */
export const workOnMoney = (round: Round = {}): Promise<number> =>
  workInTurns(
    {
      findSites: async () => {
        const found = await Promise.all(lists.map(({ findSites }) => findSites()));
        return [...new Set(found.flat())];
      },
      isDue: async (siteId) =>
        (await Promise.all(lists.map(({ isDue }) => isDue(siteId)))).some(Boolean),
      workNext: async (siteId) =>
        (await workOnNextPayment(siteId, onChecked)) ||
        (await workOnNextRefund(siteId)) ||
        workOnNextDueOrder(siteId),
      lanes: 3,
      lanesPerSite: 2,
    },
    round,
  );

/** Works on money as it is told of; a sweep finds what nobody was told of. */
export const startPaymentPump = () => startPump(channels.payments, "payment", workOnMoney);
