"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import type { ActionError } from "@/lib/kernel/browser";
import { checkTemplateText } from "@/lib/replies/browser";
import { insertText } from "./insert-text";
import { LanguageTabs } from "./language-tabs";
import { MarkupBar } from "./markup-bar";
import { PlaceholderChips } from "./placeholder-chips";
import { useReplyActions } from "./reply-actions";
import { TemplatePreview } from "./template-preview";

interface Variant {
  locale: string;
  subject: string;
  body: string;
}

interface TemplateEditorProps {
  site: { id: string; slug: string };
  /** Undefined for a new one. */
  template?: { id: string; name: string; variants: Variant[] };
  orders: { reference: string; label: string }[];
  /** Where a test goes. */
  email: string;
}

const blank: Variant[] = [
  {
    locale: "en",
    subject: "Thank you, {{supporter_name|and welcome}}!",
    body: "Hi {{supporter_name|there}},\n\nthank you for {{item|your support}}!\n\n{{site_name}}",
  },
];

/** Asks before a page with unsaved text is left by closing it. */
function useUnsaved(isDirty: boolean) {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);
}

/** The problems of a text as one error of its field. */
const errorOf = (problems: string[]) => (problems.length > 0 ? problems.join(" ") : undefined);

function useTemplate({ site, template }: TemplateEditorProps) {
  const router = useRouter();
  const { saveTemplate } = useReplyActions();
  const [name, setName] = useState(template?.name ?? "");
  const [variants, setVariants] = useState(template?.variants ?? blank);
  const [current, setCurrent] = useState(0);
  const [isDirty, setDirty] = useState(false);
  const [problem, setProblem] = useState<ActionError>();
  const [pending, startTransition] = useTransition();
  useUnsaved(isDirty);

  const change = (next: Partial<Variant>) => {
    setDirty(true);
    setVariants(variants.map((one, index) => (index === current ? { ...one, ...next } : one)));
  };
  const rename = (next: string) => {
    setDirty(true);
    setName(next);
  };
  const addLanguage = (locale: string) => {
    setDirty(true);
    const { subject, body } = variants[current] ?? (blank[0] as Variant);
    setVariants([...variants, { locale, subject, body }]);
    setCurrent(variants.length);
  };
  const removeLanguage = (index: number) => {
    setDirty(true);
    setVariants(variants.filter((_, at) => at !== index));
    setCurrent(0);
  };
  /** Opens the language at fault, so that its field can be mended. */
  const showProblem = (error: ActionError) => {
    const [, index] = /^variants\.(\d+)/.exec(error.param ?? "") ?? [];
    if (index !== undefined) setCurrent(Number(index));
    setProblem(error);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const input = { siteId: site.id, templateId: template?.id, name, variants };
      const result = await saveTemplate(input).catch(() => undefined);
      if (!result?.ok) {
        showProblem(
          result?.error ?? {
            code: "unavailable",
            message: "Onetill could not be reached. Check your connection and try again.",
            requestId: "",
          },
        );
        return;
      }
      setProblem(undefined);
      setDirty(false);
      toast.success(template ? "Template saved" : "Template added");
      if (!template) router.push(`/sites/${site.slug}/replies/templates/${result.value.id}`);
    });
  };
  return {
    ...{ name, rename, variants, current, open: setCurrent, change },
    ...{ addLanguage, removeLanguage, save, pending, problem },
  };
}

/** A template's texts on one side, the mail that they make on the other. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { site, template, orders, email } = props;
  const form = useTemplate(props);
  const { variants, current, problem } = form;
  const variant = variants[current] ?? (variants[0] as Variant);
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const [lastField, setLastField] = useState<"subject" | "body">("body");
  const problems = checkTemplateText(variant);
  const refused = (field: string) =>
    problem?.param === `variants.${current}.${field}` ? problem.message : undefined;
  const inField = problem?.param === "name" || /^variants\.\d+\./.test(problem?.param ?? "");

  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) element.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [problem]);

  const insert = (before: string, after?: string) => {
    const field = lastField === "subject" ? subject.current : body.current;
    if (field) insertText(field, before, after);
  };
  const mark = (before: string, after?: string) => {
    if (body.current) insertText(body.current, before, after);
  };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <form ref={element} method="post" onSubmit={form.save} noValidate>
        <Card aria-labelledby="text-title">
          <CardHeader titleId="text-title" title="Text" />
          <CardBody className="flex flex-col gap-4">
            {problem && !inField ? (
              <Callout tone="bad" role="alert">
                {problem.message}
              </Callout>
            ) : null}
            <Field
              label="Name"
              hint="For you: supporters never see it."
              error={problem?.param === "name" ? problem.message : undefined}
            >
              <Input
                value={form.name}
                onChange={(event) => form.rename(event.target.value)}
                autoComplete="off"
                required
              />
            </Field>
            <LanguageTabs
              variants={variants}
              current={current}
              onOpen={form.open}
              onAdd={form.addLanguage}
              onRemove={form.removeLanguage}
              onChangeLocale={(locale) => form.change({ locale })}
            />
            <Field label="Subject" error={errorOf(problems.subject) ?? refused("subject")}>
              <Input
                ref={subject}
                lang={variant.locale}
                value={variant.subject}
                onFocus={() => setLastField("subject")}
                onChange={(event) => form.change({ subject: event.target.value })}
                autoComplete="off"
                required
              />
            </Field>
            <Field
              label="Text"
              error={errorOf(problems.body) ?? refused("body")}
              hint="**bold**, *italic*, [words](https://…), - lists, # headings, > quotes. [button: words](https://…) on a line of its own becomes a button."
              className="[&_textarea]:rounded-t-none"
            >
              <div>
                <MarkupBar onInsert={mark} />
                <Textarea
                  ref={body}
                  lang={variant.locale}
                  value={variant.body}
                  rows={14}
                  onFocus={() => setLastField("body")}
                  onChange={(event) => form.change({ body: event.target.value })}
                  className="max-h-[36rem] min-h-64 leading-6"
                  required
                />
              </div>
            </Field>
            <PlaceholderChips onInsert={insert} />
          </CardBody>
          <CardFooter className="justify-end">
            <LinkButton href={`/sites/${site.slug}/replies`} variant="ghost">
              Back
            </LinkButton>
            <Button type="submit" variant="primary" loading={form.pending}>
              {template ? "Save template" : "Add template"}
            </Button>
          </CardFooter>
        </Card>
      </form>
      <TemplatePreview
        siteId={site.id}
        locale={variant.locale}
        subject={variant.subject}
        body={variant.body}
        orders={orders}
        email={email}
      />
    </div>
  );
}
