"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { archiveButton, createButton, restoreButton, updateButton } from "@/lib/buttons";
import { buttonFields } from "@/lib/buttons/schemas";
import { setMatchWindow } from "@/lib/matching";
import { matchWindowSchema } from "@/lib/matching/schemas";
import { defineAction } from "@/lib/web";

const access = { right: "buttons:manage" } as const;
const button = z.object({ buttonId: z.string() });

export const createSupportButton = defineAction(
  { name: "buttons.create", access },
  z.object({ siteId: z.uuid(), fields: buttonFields }),
  async (ctx, { siteId, fields }) => ({ id: (await createButton(ctx, { ...fields, siteId })).id }),
);

export const changeSupportButton = defineAction(
  { name: "buttons.update", access },
  button.extend({ fields: buttonFields }),
  async (ctx, { buttonId, fields }) => {
    await updateButton(ctx, { ...fields, buttonId });
    refresh();
    return { id: buttonId };
  },
);

export const archiveSupportButton = defineAction(
  { name: "buttons.archive", access },
  button,
  async (ctx, { buttonId }) => {
    await archiveButton(ctx, buttonId);
    refresh();
  },
);

export const restoreSupportButton = defineAction(
  { name: "buttons.restore", access },
  button,
  async (ctx, { buttonId }) => {
    await restoreButton(ctx, buttonId);
    refresh();
  },
);

export const saveMatchWindow = defineAction(
  { name: "buttons.set-window", access: { right: "site:manage" } },
  z.object({ siteId: z.uuid(), hours: matchWindowSchema }),
  async (ctx, input) => {
    await setMatchWindow(ctx, input);
    refresh();
  },
);
