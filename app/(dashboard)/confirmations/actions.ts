"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { can, fromPublicId } from "@/lib/kernel";
import { deleteView, saveView, zoneOfList } from "@/lib/lists";
import {
  anyConfirmation,
  changeConfirmations,
  confirmationLine,
  confirmationList,
  countConfirmations,
  listConfirmations,
  narrowConfirmations,
  newestConfirmationsFirst,
} from "@/lib/matching";
import { confirmationChangeSchema } from "@/lib/matching/schemas";
import { platformName } from "@/lib/platforms";
import { listSites } from "@/lib/sites";
import { defineAction } from "@/lib/web";

const mostRows = 200;
const rowIds = z.array(z.string()).max(mostRows);

/** More new ones than this are "100+": the number is only there to make one look. */
const newerCeiling = 100;

/** What happened to a page of the list since it was made: the rows as they are now, and newer ones. */
export const peekConfirmations = defineAction(
  { name: "confirmations.peek", access: { right: "confirmations:read" } },
  z.object({ query: z.string().max(5000), ids: rowIds, mark: z.string() }),
  async (ctx, { query, ids, mark }) => {
    const state = confirmationList.read(new URLSearchParams(query));
    const { zone } = zoneOfList(state, await listSites(ctx));
    const filter = narrowConfirmations(state, { zone, now: ctx.clock.now() });
    const wanted = { ...anyConfirmation, ids: ids.map((id) => fromPublicId("confirmation", id)) };
    const [newer, { rows }] = await Promise.all([
      countConfirmations(
        ctx,
        { ...filter, madeAfter: fromPublicId("confirmation", mark) },
        newerCeiling,
      ),
      listConfirmations(ctx, { filter: wanted, sort: newestConfirmationsFirst, limit: mostRows }),
    ]);
    const mayWrite = (siteId: string) => can(ctx, siteId, "confirmations:write");
    const about = { platformName, mayWrite };
    return { newer, lines: rows.map((row) => confirmationLine(row, about)) };
  },
);

/** Does the same with several confirmations and reports on each of them. */
export const changeSeveralConfirmations = defineAction(
  { name: "confirmations.change-several", access: { right: "confirmations:write" } },
  z.object({ ids: rowIds.min(1), action: confirmationChangeSchema }),
  async (ctx, input) => changeConfirmations(ctx, input),
);

export const saveConfirmationsView = defineAction(
  { name: "confirmations.save-view", access: { right: "confirmations:read" } },
  z.object({ name: z.string(), query: z.string().max(5000), siteId: z.string().default("") }),
  async (ctx, { name, query, siteId }) => {
    const state = confirmationList.read(new URLSearchParams(query));
    const id = await saveView(ctx, "confirmations", {
      name,
      query: confirmationList.query({ ...state, after: null, before: null }),
      siteId: siteId || null,
    });
    refresh();
    return { id };
  },
);

export const deleteConfirmationsView = defineAction(
  { name: "confirmations.delete-view", access: { right: "confirmations:read" } },
  z.object({ id: z.string() }),
  async (ctx, { id }) => {
    await deleteView(ctx, id);
    refresh();
  },
);
