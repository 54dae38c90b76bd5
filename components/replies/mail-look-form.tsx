"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import { useReplyActions } from "./reply-actions";

interface MailLookFormProps {
  site: { id: string; name: string };
  look: { accentColor: string | null; fromName: string | null; replyTo: string | null };
  defaultAccent: string;
}

const isColor = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** What a site's mails look like, and where answers to them go. */
export function MailLookForm({ site, look, defaultAccent }: MailLookFormProps) {
  const form = useActionForm(useReplyActions().saveLook, () => toast.success("Saved"));
  const [color, setColor] = useState(look.accentColor ?? "");
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate>
      <Card aria-labelledby="look-title">
        <CardHeader
          titleId="look-title"
          title="Look and sender"
          description="For every mail that supporters of this site get."
        />
        <CardBody className="flex flex-col gap-4">
          {form.formError ? (
            <Callout tone="bad" role="alert">
              {form.formError}
            </Callout>
          ) : null}
          <input type="hidden" name="siteId" value={site.id} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="Sender’s name"
              hint="Beside the install’s own address."
              error={form.errorOf("fromName")}
            >
              <Input
                name="fromName"
                defaultValue={look.fromName ?? ""}
                placeholder={site.name}
                autoComplete="off"
                maxLength={80}
              />
            </Field>
            <Field
              label="Answers go to"
              hint="Where a supporter’s reply arrives."
              error={form.errorOf("replyTo")}
            >
              <Input
                name="replyTo"
                type="email"
                defaultValue={look.replyTo ?? ""}
                placeholder="The install’s own address"
                autoComplete="off"
              />
            </Field>
          </div>
          <div className="flex items-end gap-2">
            <Field
              label="Accent colour"
              hint="Text on it turns black or white, so that it can be read."
              error={form.errorOf("accentColor")}
              className="flex-1 sm:max-w-60"
            >
              <div className="flex items-center gap-2">
                <input
                  type="color"
                  aria-label="Pick the accent colour"
                  value={isColor(color) ? color : defaultAccent}
                  onChange={(event) => setColor(event.target.value)}
                  className="size-8 shrink-0 rounded-md border border-control bg-surface p-0.5 touch:size-11"
                />
                <Input
                  name="accentColor"
                  value={color}
                  onChange={(event) => setColor(event.target.value)}
                  placeholder={defaultAccent}
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono"
                />
              </div>
            </Field>
          </div>
        </CardBody>
        <CardFooter className="justify-end">
          <Button type="submit" loading={form.pending}>
            Save look
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
