import { type Context, notFound, requireRight } from "@/lib/kernel";
import { addRule } from "../rules/save-rule";
import { addTemplate } from "./save-template";
import { starters } from "./starters";

/** Adds a ready-made rule with its text, switched on. Returns the shown ids. */
export async function addStarter(
  ctx: Context,
  input: { siteId: string; name: string },
): Promise<{ ruleId: string; templateId: string }> {
  const { siteId, name } = input;
  requireRight(ctx, siteId, "replies:manage");
  const starter = starters.find((known) => known.name === name);
  if (!starter) throw notFound("starter");
  const { subject, body, name: templateName } = starter.template;
  const templateId = await addTemplate(ctx, {
    siteId,
    name: templateName,
    variants: [{ locale: "en", subject, body }],
  });
  const rule = {
    siteId,
    name: starter.ruleName,
    trigger: starter.trigger,
    templateId,
    delayMinutes: starter.delayMinutes,
  };
  return { templateId, ruleId: await addRule(ctx, rule, { on: true }) };
}
