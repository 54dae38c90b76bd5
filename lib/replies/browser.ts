// What a browser may take of the module: no zod, nothing of node:.
export { checkTemplateText, type TemplateText } from "./check-template";
export { describeRule, type RuleInWords } from "./describe-rule";
export { localeName, locales } from "./locales";
export { type PlaceholderName, placeholderNames, placeholders } from "./placeholders";
export { type RuleFields, readRuleFields } from "./read-rule-fields";
export type { Conditions, TemplateInput } from "./schemas";
export { type StarterName, starters } from "./starters";
export * from "./triggers";
