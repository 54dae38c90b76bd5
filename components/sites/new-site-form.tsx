"use client";

import { Globe, Inbox } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { RadioGroup } from "@/components/ui/radio-group";
import type { SelectOption } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/schemas";
import { SiteFields } from "./site-fields";

interface NewSiteFormProps {
  zones: readonly string[];
  currencies: readonly SelectOption[];
  action: (form: FormData) => Promise<ActionResult<{ slug: string }>>;
}

const kinds = [
  {
    value: "false",
    label: "Website",
    hint: "You have a public page of your own.",
    icon: <Globe aria-hidden className="mt-0.5 size-4 text-muted" />,
  },
  {
    value: "true",
    label: "Virtual site",
    hint: "No page; it only collects orders.",
    icon: <Inbox aria-hidden className="mt-0.5 size-4 text-muted" />,
  },
];

export function NewSiteForm({ zones, currencies, action }: NewSiteFormProps) {
  const router = useRouter();
  const [kind, setKind] = useState("false");
  const form = useActionForm(action, ({ slug }) => router.push(`/sites/${slug}/connections`));
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate>
      <Card aria-label="New site">
        <CardBody className="flex flex-col gap-4">
          {form.formError ? (
            <Callout tone="bad" role="alert">
              {form.formError}
            </Callout>
          ) : null}
          <RadioGroup
            legend="Kind"
            name="isVirtual"
            look="cards"
            options={kinds}
            value={kind}
            onValueChange={setKind}
          />
          <SiteFields
            zones={zones}
            currencies={currencies}
            errorOf={form.errorOf}
            isVirtual={kind === "true"}
          />
        </CardBody>
        <CardFooter className="justify-end">
          <LinkButton href="/sites">Cancel</LinkButton>
          <Button type="submit" variant="primary" loading={form.pending}>
            Create site
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
