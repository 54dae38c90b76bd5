export { replyEvents } from "./events";
export { getRule, listRules, type RuleLine } from "./rules/list-rules";
export { addRule, changeRule } from "./rules/save-rule";
export { archiveRule, restoreRule, switchRule } from "./rules/switch-rule";
export { listRuns, type RunLine } from "./runs/list-runs";
export { findUnsentAnswers, mailStatusOf } from "./runs/mail-status-of";
export { answers } from "./runs/plan-replies";
export { sendDueReplies } from "./runs/send-due-replies";
export { accentColors, defaultAccent } from "./templates/accent-colors";
export { addStarter } from "./templates/add-starter";
export { type ExampleOrder, listExampleOrders } from "./templates/list-example-orders";
export { getTemplate, listTemplates, type Template } from "./templates/list-templates";
export { changeMailLook, getMailLook, type MailLook, readMailLook } from "./templates/mail-look";
export { draftInput, type Preview, previewTemplate, sendTest } from "./templates/preview-template";
export {
  addTemplate,
  archiveTemplate,
  changeTemplate,
  restoreTemplate,
} from "./templates/save-template";
