"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { setTellsOfShipping } from "@/lib/members";
import {
  addRule,
  addStarter,
  addTemplate,
  archiveRule,
  archiveTemplate,
  changeMailLook,
  changeRule,
  changeTemplate,
  draftInput,
  previewTemplate,
  restoreRule,
  restoreTemplate,
  sendTest,
  switchRule,
} from "@/lib/replies";
import { mailLookInput, ruleForm, templateInput } from "@/lib/replies/schemas";
import { defineAction } from "@/lib/web";

const access = { right: "replies:manage" } as const;
const aboutRule = z.object({ siteId: z.uuid(), ruleId: z.string() });
const aboutTemplate = z.object({ siteId: z.uuid(), templateId: z.string() });

export const addReplyStarter = defineAction(
  { name: "replies.add-starter", access },
  z.object({ siteId: z.uuid(), name: z.string() }),
  async (ctx, input) => {
    const made = await addStarter(ctx, input);
    refresh();
    return made;
  },
);

export const saveReplyRule = defineAction(
  { name: "replies.save-rule", access },
  ruleForm,
  async (ctx, { ruleId, on, rule }) => {
    if (ruleId === undefined) return { id: await addRule(ctx, rule, { on }) };
    await changeRule(ctx, ruleId, rule);
    refresh();
    return { id: ruleId };
  },
);

export const switchReplyRule = defineAction(
  { name: "replies.switch-rule", access },
  aboutRule.extend({ on: z.boolean() }),
  async (ctx, input) => {
    await switchRule(ctx, input);
    refresh();
  },
);

export const deleteReplyRule = defineAction(
  { name: "replies.delete-rule", access },
  aboutRule,
  async (ctx, input) => {
    await archiveRule(ctx, input);
    refresh();
  },
);

export const restoreReplyRule = defineAction(
  { name: "replies.restore-rule", access },
  aboutRule,
  async (ctx, input) => {
    await restoreRule(ctx, input);
    refresh();
  },
);

export const saveReplyTemplate = defineAction(
  { name: "replies.save-template", access },
  templateInput.safeExtend({ templateId: z.string().optional() }),
  async (ctx, { templateId, ...input }) => {
    if (templateId === undefined) return { id: await addTemplate(ctx, input) };
    await changeTemplate(ctx, templateId, input);
    refresh();
    return { id: templateId };
  },
);

export const deleteReplyTemplate = defineAction(
  { name: "replies.delete-template", access },
  aboutTemplate,
  async (ctx, input) => {
    await archiveTemplate(ctx, input);
    refresh();
  },
);

export const restoreReplyTemplate = defineAction(
  { name: "replies.restore-template", access },
  aboutTemplate,
  async (ctx, input) => {
    await restoreTemplate(ctx, input);
    refresh();
  },
);

export const previewReply = defineAction(
  { name: "replies.preview", access },
  draftInput,
  previewTemplate,
);

export const sendTestReply = defineAction(
  { name: "replies.send-test", access },
  draftInput,
  sendTest,
);

export const saveMailLook = defineAction(
  { name: "replies.save-look", access },
  mailLookInput,
  async (ctx, input) => {
    await changeMailLook(ctx, input);
    refresh();
  },
);

export const tellShipped = defineAction(
  { name: "replies.tell-shipped", access },
  z.object({ siteId: z.uuid(), isOn: z.boolean() }),
  async (ctx, input) => {
    await setTellsOfShipping(ctx, input);
    refresh();
  },
);
