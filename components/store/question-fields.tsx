"use client";

import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { ItemForm } from "@/lib/store/schemas";
import { movedTo } from "./use-order";

type Question = ItemForm["questions"][number];

const kinds: { value: Question["kind"]; label: string }[] = [
  { value: "text", label: "A line of text" },
  { value: "long_text", label: "A longer text" },
  { value: "choice", label: "One of several" },
  { value: "date", label: "A date" },
];

interface QuestionFieldsProps {
  questions: readonly Question[];
  onChange: (questions: Question[]) => void;
  errorOf: (name: string) => string | undefined;
}

/** What the buyer is asked. */
export function QuestionFields({ questions, onChange, errorOf }: QuestionFieldsProps) {
  const change = (at: number, part: Partial<Question>) =>
    onChange(questions.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const add = () =>
    onChange([
      ...questions,
      ...[{ id: crypto.randomUUID().slice(0, 8), label: "", kind: "text" as const }].map((one) => ({
        ...one,
        ...{ required: true, choices: "" },
      })),
    ]);
  return (
    <div className="flex flex-col gap-4">
      {questions.map((question, at) => {
        const name = `question ${at + 1}`;
        return (
          <fieldset
            key={question.id}
            className="flex min-w-0 flex-col gap-3 rounded-lg border border-line-strong p-3"
          >
            <legend className="sr-only">Question {at + 1}</legend>
            <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
              <Field label={`Question ${at + 1}`} required error={errorOf(`questions.${at}.label`)}>
                <Input
                  name={`questions.${at}.label`}
                  value={question.label}
                  maxLength={200}
                  onChange={(event) => change(at, { label: event.target.value })}
                  autoComplete="off"
                />
              </Field>
              <Field label="Answered with">
                <Select
                  options={kinds}
                  value={question.kind}
                  onChange={(event) => change(at, { kind: event.target.value as Question["kind"] })}
                />
              </Field>
            </div>
            {question.kind === "choice" ? (
              <Field
                label="Choices"
                required
                hint="One a line."
                error={errorOf(`questions.${at}.choices`)}
              >
                <Textarea
                  name={`questions.${at}.choices`}
                  rows={3}
                  value={question.choices}
                  onChange={(event) => change(at, { choices: event.target.value })}
                />
              </Field>
            ) : null}
            <div className="flex flex-wrap items-center justify-between gap-2">
              <Checkbox
                label="Must be answered"
                checked={question.required}
                onChange={(event) => change(at, { required: event.target.checked })}
              />
              <div className="flex items-center gap-1">
                <Button
                  size="icon-sm"
                  variant="ghost"
                  aria-label={`Move ${name} up`}
                  disabled={at === 0}
                  onClick={() => onChange(movedTo(questions, at, at - 1))}
                >
                  <ArrowUp aria-hidden />
                </Button>
                <Button
                  size="icon-sm"
                  variant="ghost"
                  aria-label={`Move ${name} down`}
                  disabled={at === questions.length - 1}
                  onClick={() => onChange(movedTo(questions, at, at + 1))}
                >
                  <ArrowDown aria-hidden />
                </Button>
                <Button
                  size="icon-sm"
                  variant="ghost"
                  aria-label={`Remove ${name}`}
                  onClick={() => onChange(questions.filter((_, index) => index !== at))}
                >
                  <Trash2 aria-hidden />
                </Button>
              </div>
            </div>
          </fieldset>
        );
      })}
      <Button className="self-start" onClick={add} disabled={questions.length >= 20}>
        <Plus aria-hidden />
        Add a question
      </Button>
    </div>
  );
}
