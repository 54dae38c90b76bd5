/** Where a declaration stands; in the order of its life. */
export const confirmationStatuses = ["pending", "success", "failed"] as const;
export type ConfirmationStatus = (typeof confirmationStatuses)[number];

export const confirmationStatusLabels: Record<ConfirmationStatus, string> = {
  pending: "Pending",
  success: "Success",
  failed: "Failed",
};

/** By what an order was found to be the declared one; the surest first. */
export const matchRules = ["code", "transaction", "email", "hand"] as const;
export type MatchRule = (typeof matchRules)[number];

export const matchRuleLabels: Record<MatchRule, string> = {
  code: "Code in the message",
  transaction: "Transaction ID",
  email: "Same e-mail address",
  hand: "By hand",
};

/** A rule in words, also one that a newer version wrote. */
export const matchRuleLabel = (rule: string): string =>
  Object.hasOwn(matchRuleLabels, rule) ? matchRuleLabels[rule as MatchRule] : rule;
