"use client";

import { type ReactNode, useOptimistic, useTransition } from "react";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toaster";
import { useReplyActions } from "./reply-actions";

interface RuleSwitchProps {
  siteId: string;
  rule: { id: string; name: string; enabledAt: Date | null };
  label: ReactNode;
}

/** Switches a rule on or off at once. */
export function RuleSwitch({ siteId, rule, label }: RuleSwitchProps) {
  const { switchRule } = useReplyActions();
  const [on, setOn] = useOptimistic(rule.enabledAt !== null);
  const [, startTransition] = useTransition();
  const change = (next: boolean) =>
    startTransition(async () => {
      setOn(next);
      const input = { siteId, ruleId: rule.id, on: next };
      const result = await switchRule(input).catch(() => undefined);
      if (result?.ok) toast.success(`${rule.name} is ${next ? "on" : "off"}`);
      else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
    });
  return <Switch label={label} checked={on} onChange={(event) => change(event.target.checked)} />;
}
