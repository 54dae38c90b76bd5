"use client";

import { ArrowUpRight, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CardBody } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/browser";

interface StoreFrontFormProps {
  siteId: string;
  siteName: string;
  url: string;
  front: { isOpen: boolean; intro: string | null };
  /** Absent for those who may not. */
  save:
    | ((input: { siteId: string; isOpen: boolean; intro: string }) => Promise<ActionResult<void>>)
    | undefined;
}

/** A store's address, whether it is open, and what it says of itself. */
export function StoreFrontForm({ siteId, siteName, url, front, save }: StoreFrontFormProps) {
  const [isOpen, setOpen] = useState(front.isOpen);
  const form = useActionForm(
    async (data) =>
      save
        ? save({
            siteId,
            isOpen: data.get("open") === "on",
            intro: String(data.get("intro") ?? ""),
          })
        : { ok: true as const, value: undefined },
    () => toast.success(isOpen ? `The store of ${siteName} is open` : "Saved"),
  );
  return (
    <details className="group border-line border-t" open={save !== undefined && !front.isOpen}>
      <summary className="flex min-h-11 cursor-pointer items-center px-4 py-2 font-medium text-sm hover:bg-sunken/60">
        <ChevronRight
          aria-hidden
          className="mr-1.5 size-4 text-muted transition-transform group-open:rotate-90"
        />
        Page of the store<span className="sr-only"> of {siteName}</span>
      </summary>
      <CardBody className="pt-2">
        <form
          method="post"
          onSubmit={form.onSubmit}
          noValidate
          className="flex flex-col items-stretch gap-4"
        >
          {form.formError ? (
            <Callout tone="bad" role="alert">
              {form.formError}
            </Callout>
          ) : null}
          <CopyField label={`Address of the store of ${siteName}`} value={url} />
          {save ? (
            <>
              <Checkbox
                name="open"
                checked={isOpen}
                onChange={(event) => setOpen(event.target.checked)}
                label="Open to everybody"
                hint="Closed, its pages are not there. Orders that were placed stay."
              />
              <Field
                label="Introduction"
                optional
                hint="Above the items, and where a link to the store is shared."
                error={form.errorOf("intro")}
              >
                <Textarea name="intro" rows={2} maxLength={1000} defaultValue={front.intro ?? ""} />
              </Field>
            </>
          ) : null}
          <div className="flex flex-wrap items-center justify-end gap-2">
            {front.isOpen ? (
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className="mr-auto inline-flex items-center gap-1 text-accent-ink text-sm underline-offset-2 hover:underline"
              >
                See the store
                <ArrowUpRight aria-hidden className="size-3.5" />
                <span className="sr-only"> of {siteName} (opens in a new tab)</span>
              </a>
            ) : null}
            {save ? (
              <Button type="submit" loading={form.pending}>
                Save<span className="sr-only"> the page of {siteName}</span>
              </Button>
            ) : null}
          </div>
        </form>
      </CardBody>
    </details>
  );
}
