"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { clearSessionCookie, currentSession, setSessionCookie } from "@/lib/auth";
import {
  changePassword,
  endSession,
  renamePerson,
  signOutElsewhere,
  signOutEverywhere,
} from "@/lib/sites";
import { newPassword, personName } from "@/lib/sites/schemas";
import { defineAction } from "@/lib/web";

export const saveName = defineAction(
  { name: "account.rename", access: "signed-in" },
  z.object({ name: personName }),
  async (ctx, input) => {
    await renamePerson(ctx, input.name);
    refresh();
  },
);

/** Sets a new password. Every other session ends; this one goes on under a new token. */
export const setPassword = defineAction(
  { name: "account.change-password", access: "signed-in" },
  z.object({ current: z.string().default(""), password: newPassword }),
  async (ctx, { current, password }) => {
    const session = await currentSession();
    const proof = session?.cameByLink ? ({ cameByLink: true } as const) : { current };
    const { token } = await changePassword(ctx, { proof, password });
    if (token) await setSessionCookie(token);
    refresh();
  },
);

export const endOneSession = defineAction(
  { name: "account.end-session", access: "signed-in" },
  z.object({ sessionId: z.string() }),
  async (ctx, input) => {
    await endSession(ctx, input);
    refresh();
  },
);

export const endOtherSessions = defineAction(
  { name: "account.sign-out-elsewhere", access: "signed-in" },
  z.object({}),
  async (ctx) => {
    const ended = await signOutElsewhere(ctx);
    refresh();
    return { ended };
  },
);

export const endAllSessions = defineAction(
  { name: "account.sign-out-everywhere", access: "signed-in" },
  z.object({}),
  async (ctx) => {
    await signOutEverywhere(ctx);
    await clearSessionCookie();
  },
);
