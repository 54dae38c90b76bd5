"use client";

import { FileText } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import { statusLabels } from "@/lib/orders/browser";
import {
  type Conditions,
  describeRule,
  type RuleFields,
  reachedStatuses,
  readRuleFields,
  type Trigger,
  triggerLabels,
  triggers,
} from "@/lib/replies/browser";
import { useReplyActions } from "./reply-actions";
import { RuleConditions } from "./rule-conditions";
import type { ShownRule } from "./rule-texts";

export interface RuleFormProps {
  site: { id: string; slug: string };
  /** Undefined for a new one. */
  rule?: ShownRule;
  templates: { id: string; name: string }[];
  platforms: { slug: string; name: string }[];
  currencies: { value: string; label: string }[];
}

/** The delay in the largest unit that it fills. */
function delayOf(minutes: number) {
  if (minutes > 0 && minutes % 1440 === 0) return { count: minutes / 1440, unit: "days" };
  if (minutes > 0 && minutes % 60 === 0) return { count: minutes / 60, unit: "hours" };
  return { count: minutes, unit: "minutes" };
}

/** What the form says now, in a sentence; undefined while it cannot be read. */
function sentenceOf(form: HTMLFormElement, props: RuleFormProps): string | undefined {
  const data = new FormData(form);
  const fields = Object.fromEntries(data) as Record<string, string>;
  let readable = true;
  const { trigger, conditions, delayMinutes, templateId } = readRuleFields(
    {
      ...(fields as unknown as RuleFields),
      platforms: data.getAll("platforms") as string[],
      kinds: data.getAll("kinds") as string[],
    },
    () => {
      readable = false;
    },
  );
  const template = props.templates.find(({ id }) => id === templateId);
  if (!readable || !template) return undefined;
  const about = {
    trigger: trigger as Trigger,
    // What the form offers to choose from is what a rule can have.
    conditions: conditions as Conditions,
    delayMinutes,
    templateName: template.name,
  };
  return describeRule(
    about,
    (slug) => props.platforms.find((known) => known.slug === slug)?.name ?? slug,
  );
}

export function RuleForm(props: RuleFormProps) {
  const { site, rule, templates } = props;
  const router = useRouter();
  const [trigger, setTrigger] = useState<Trigger>(rule?.trigger ?? "order.arrived");
  const [sentence, setSentence] = useState<string>();
  const form = useActionForm(useReplyActions().saveRule, () => {
    toast.success(rule ? "Rule saved" : "Rule added");
    if (!rule) router.push(`/sites/${site.slug}/replies`);
  });
  const follow = (event: FormEvent<HTMLFormElement>) =>
    setSentence(sentenceOf(event.currentTarget, props));
  const delay = delayOf(rule?.delayMinutes ?? 0);
  const base = `/sites/${site.slug}/replies`;
  if (templates.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<FileText />}
          title="A rule needs a text"
          description="Write a template first: what the rule sends."
          actions={
            <LinkButton href={`${base}/templates/new`} variant="primary">
              New template
            </LinkButton>
          }
        />
      </Card>
    );
  }
  return (
    <form method="post" onSubmit={form.onSubmit} onChange={follow} noValidate>
      <input type="hidden" name="siteId" value={site.id} />
      <input type="hidden" name="ruleId" value={rule?.id ?? ""} />
      <Card aria-labelledby="rule-title">
        <CardHeader titleId="rule-title" title={rule ? "Rule" : "What happens when"} />
        <CardBody className="flex flex-col gap-5">
          {form.formError ? (
            <Callout tone="bad" role="alert">
              {form.formError}
            </Callout>
          ) : null}
          <Field label="Name" hint="For you: supporters never see it." error={form.errorOf("name")}>
            <Input name="name" defaultValue={rule?.name} autoComplete="off" required />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="When" error={form.errorOf("trigger")}>
              <Select
                name="trigger"
                value={trigger}
                onChange={(event) => setTrigger(event.target.value as Trigger)}
                options={triggers.map((value) => ({ value, label: triggerLabels[value] }))}
              />
            </Field>
            {trigger === "order.status" ? (
              <Field label="It becomes" error={form.errorOf("status")}>
                <Select
                  name="status"
                  defaultValue={rule?.conditions.status ?? "completed"}
                  options={reachedStatuses.map((value) => ({ value, label: statusLabels[value] }))}
                />
              </Field>
            ) : null}
          </div>
          <RuleConditions
            about={trigger === "confirmation.failed" ? "confirmation" : "order"}
            conditions={rule?.conditions}
            platforms={props.platforms}
            currencies={props.currencies}
            errorOf={form.errorOf}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="Send"
              error={form.errorOf("templateId")}
              hint={
                rule ? (
                  <TextLink href={`${base}/templates/${rule.templateId}`}>Edit its text</TextLink>
                ) : (
                  <TextLink href={`${base}/templates/new`}>Write a new template</TextLink>
                )
              }
            >
              <Select
                name="templateId"
                defaultValue={rule?.templateId ?? ""}
                placeholder="Choose a template"
                options={templates.map(({ id, name }) => ({ value: id, label: name }))}
                required
              />
            </Field>
            <div className="grid grid-cols-[1fr_1.4fr] items-start gap-2">
              <Field label="After" error={form.errorOf("delay") ?? form.errorOf("delayMinutes")}>
                <Input
                  name="delay"
                  inputMode="numeric"
                  defaultValue={String(delay.count)}
                  autoComplete="off"
                />
              </Field>
              <Field label="Unit">
                <Select
                  name="delayUnit"
                  defaultValue={delay.unit}
                  options={["minutes", "hours", "days"].map((value) => ({ value, label: value }))}
                />
              </Field>
            </div>
          </div>
          <RadioGroup
            legend="What kind of mail is it?"
            name="nature"
            look="cards"
            defaultValue={rule?.nature ?? "answer"}
            options={[
              {
                value: "answer",
                label: "An answer",
                hint: "About the supporter’s own order, and nothing else.",
              },
              {
                value: "news",
                label: "News",
                hint: "More than that. It carries an unsubscribe link, and opt-outs are kept.",
              },
            ]}
          />
          {rule ? null : (
            <Checkbox
              name="on"
              defaultChecked
              label="Switch it on at once"
              hint="It answers what happens from then on."
            />
          )}
          {sentence ? (
            <Callout tone="neutral" role="status">
              {sentence}.
            </Callout>
          ) : null}
        </CardBody>
        <CardFooter className="justify-end">
          <LinkButton href={base} variant="ghost">
            Cancel
          </LinkButton>
          <Button type="submit" variant="primary" loading={form.pending}>
            {rule ? "Save rule" : "Add rule"}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
