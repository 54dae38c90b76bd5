"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import type { SelectOption } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import { type ButtonLook, plainLook } from "@/lib/buttons/browser";
import type { ButtonFields } from "@/lib/buttons/schemas";
import type { ActionResult } from "@/lib/kernel/browser";
import { AmountFields } from "./amount-fields";
import { LivePreview } from "./live-preview";
import { LookFields } from "./look-fields";
import { type OfferedPlatform, PlaceFields } from "./place-fields";
import { mendParam, readButtonForm } from "./read-button-form";

export interface EditedButton {
  label: string;
  intro: string | null;
  look: ButtonLook;
  places: { platform: string; url: string }[];
  /** Decimals in major units. */
  amounts: string[];
  currency: string;
}

type Saved = Promise<ActionResult<{ id: string }>>;

/** A new one of this site, or one that is there. */
type Target =
  | {
      siteId: string;
      create: (input: { siteId: string; fields: ButtonFields }) => Saved;
      button?: undefined;
    }
  | {
      buttonId: string;
      change: (input: { buttonId: string; fields: ButtonFields }) => Saved;
      button: EditedButton;
    };

type ButtonFormProps = Target & {
  /** Where all buttons of the site are. */
  listHref: string;
  currency: string;
  platforms: readonly OfferedPlatform[];
  currencies: readonly SelectOption[];
};

const save = (target: Target, fields: ButtonFields): Saved =>
  target.button === undefined
    ? target.create({ siteId: target.siteId, fields })
    : target.change({ buttonId: target.buttonId, fields });

/** Makes or changes a support button, and shows all the while how it looks. */
export function ButtonForm(props: ButtonFormProps) {
  const { listHref, button, platforms, currencies } = props;
  const router = useRouter();
  const [look, setLook] = useState(button?.look ?? plainLook);
  const [label, setLabel] = useState(button?.label ?? "");
  const form = useActionForm(
    async (data) => {
      const fields = readButtonForm(data, look);
      const result = await save(props, fields);
      return result.ok ? result : { ok: false as const, error: mendParam(result.error, fields) };
    },
    ({ id }) => {
      toast.success(button ? "Button saved" : "Button created");
      if (!button) router.push(`${listHref}/${id}`);
    },
  );
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate className="flex flex-col gap-5">
      <Card aria-labelledby="words-title">
        <CardHeader titleId="words-title" title="Words and look" />
        <CardBody className="flex flex-col gap-4">
          <LivePreview look={look} label={label} />
          <Field label="Label" error={form.errorOf("label")} required>
            <Input
              name="label"
              placeholder="Support me"
              maxLength={40}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
              autoComplete="off"
            />
          </Field>
          <LookFields look={look} onChange={setLook} colourError={form.errorOf("look.colour")} />
          <Field
            label="Introduction"
            optional
            hint="Above the form that opens. What their support makes possible, for instance."
            error={form.errorOf("intro")}
          >
            <Textarea name="intro" rows={3} maxLength={500} defaultValue={button?.intro ?? ""} />
          </Field>
        </CardBody>
      </Card>
      <Card aria-labelledby="places-title">
        <CardHeader
          titleId="places-title"
          title="Where people pay"
          description="With one platform they are not asked; with several they choose."
        />
        <CardBody>
          <PlaceFields
            platforms={platforms}
            urls={Object.fromEntries(
              (button?.places ?? []).map(({ platform, url }) => [platform, url]),
            )}
            errorOf={form.errorOf}
          />
        </CardBody>
      </Card>
      <Card aria-labelledby="amounts-title">
        <CardHeader titleId="amounts-title" title="How much" />
        <CardBody>
          <AmountFields
            amounts={button?.amounts ?? []}
            currency={button?.currency ?? props.currency}
            currencies={currencies}
            errorOf={form.errorOf}
          />
        </CardBody>
        <CardFooter className="justify-end">
          {form.formError ? (
            <Callout tone="bad" role="alert" className="w-full">
              {form.formError}
            </Callout>
          ) : null}
          <LinkButton href={listHref}>{button ? "Back" : "Cancel"}</LinkButton>
          <Button type="submit" variant="primary" loading={form.pending}>
            {button ? "Save" : "Create button"}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
