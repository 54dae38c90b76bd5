// What a browser may take of the module: no zod, nothing of node:.

export { describeRule, type RuleInWords } from "./rules/describe-rule";
export { type RuleFields, readRuleFields } from "./rules/read-rule-fields";
export * from "./rules/triggers";
export type { Conditions, TemplateInput } from "./schemas";
export { checkTemplateText, type TemplateText } from "./templates/check-template";
export { localeName, locales } from "./templates/locales";
export { type PlaceholderName, placeholderNames, placeholders } from "./templates/placeholders";
export { type StarterName, starters } from "./templates/starters";
