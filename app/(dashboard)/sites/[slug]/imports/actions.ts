"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import {
  cancelImport,
  chooseMapping,
  mappingSchema,
  previewMapping,
  startImport,
} from "@/lib/imports";
import { defineAction } from "@/lib/web";

const access = { right: "imports:run" } as const;
const named = z.object({ id: z.string().max(100) });
const mapped = named.extend({ mapping: mappingSchema });

export const preview = defineAction({ name: "imports.preview", access }, mapped, (ctx, input) =>
  previewMapping(ctx, input),
);

export const map = defineAction({ name: "imports.map", access }, mapped, async (ctx, input) => {
  await chooseMapping(ctx, input);
  refresh();
});

export const start = defineAction(
  { name: "imports.start", access },
  named.extend({ wasSent: z.boolean() }),
  async (ctx, input) => {
    await startImport(ctx, input);
    refresh();
  },
);

export const cancel = defineAction(
  { name: "imports.cancel", access },
  named,
  async (ctx, input) => {
    await cancelImport(ctx, input);
    refresh();
  },
);
