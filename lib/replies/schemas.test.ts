import { expect, test } from "vitest";
import { newId } from "@/lib/kernel";
import { mailLookInput, ruleForm, ruleInput } from "./schemas";

const siteId = newId();
const form = (fields: Record<string, unknown> = {}) =>
  ruleForm.safeParse({ siteId, trigger: "order.arrived", templateId: "tpl_x", ...fields });

/** The rule that a form makes, all its rules held. */
const ruleOf = (fields: Record<string, unknown>) =>
  ruleInput.parse({ name: "Rule", ...form({ name: "Rule", ...fields }).data?.rule });

test("a form's texts become a rule", () => {
  const rule = ruleOf({
    ...{ platforms: "kofi", kinds: ["shop", "donation"], currency: "JPY", amountMin: "500" },
    ...{ amountMax: "", delay: " 3 ", delayUnit: "days", message: "with", status: "completed" },
  });
  expect(rule).toMatchObject({ delayMinutes: 4320, nature: "answer" });
  expect(rule.conditions).toEqual({
    ...{ platforms: ["kofi"], kinds: ["shop", "donation"], contains: "", currency: "JPY" },
    ...{ amountMin: 500, amountMax: null, message: "with", test: "any", status: null },
  });
});

test("amounts are read in the digits of their currency, with a point or a comma", () => {
  expect(ruleOf({ currency: "EUR", amountMin: "7,5" }).conditions.amountMin).toBe(750);
  expect(ruleOf({ currency: "KWD", amountMax: "1.234" }).conditions.amountMax).toBe(1234);
  const refused = form({ currency: "JPY", amountMin: "7.5" });
  expect(refused.error?.issues[0]?.path).toEqual(["amountMin"]);
});

test("a delay is a whole number", () => {
  expect(ruleOf({ delay: "" }).delayMinutes).toBe(0);
  for (const delay of ["-1", "1.5", "soon", "999999"]) expect(form({ delay }).success).toBe(false);
});

test("a new rule is on where its box is ticked", () => {
  expect(form({ on: "on" }).data?.on).toBe(true);
  expect(form().data).toMatchObject({ on: false, ruleId: undefined });
});

test("a sender's name is one line, and answers go to one address", () => {
  const look = mailLookInput.parse({ siteId, fromName: " A\r\nBcc: b \u0000", replyTo: "" });
  expect(look).toMatchObject({ fromName: "A Bcc: b \ufffd", replyTo: null });
  for (const replyTo of ["a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example", "x"]) {
    expect(mailLookInput.safeParse({ siteId, replyTo }).success).toBe(false);
  }
});
