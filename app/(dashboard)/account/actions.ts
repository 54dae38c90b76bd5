"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { currentSession, endSession, startSession } from "@/lib/auth";
import { defineAction } from "@/lib/http";
import { requireUser } from "@/lib/kernel";
import { changePassword, renamePerson, signOutEverywhere } from "@/lib/sites";
import { newPassword, personName } from "@/lib/sites/schemas";

export const saveName = defineAction(
  { name: "account.rename", access: "signed-in" },
  z.object({ name: personName }),
  async (ctx, input) => {
    await renamePerson(ctx, input.name);
    refresh();
  },
);

/** Sets a new password. Every other session ends; this one goes on. */
export const setPassword = defineAction(
  { name: "account.change-password", access: "signed-in" },
  z.object({ current: z.string().default(""), password: newPassword }),
  async (ctx, { current, password }) => {
    const session = await currentSession();
    const proof = session?.cameByLink ? ({ cameByLink: true } as const) : { current };
    const { sessionEpoch } = await changePassword(ctx, { proof, password });
    await startSession({ userId: requireUser(ctx).id, epoch: sessionEpoch });
    refresh();
  },
);

export const endAllSessions = defineAction(
  { name: "account.sign-out-everywhere", access: "signed-in" },
  z.object({}),
  async (ctx) => {
    await signOutEverywhere(ctx);
    await endSession();
  },
);
