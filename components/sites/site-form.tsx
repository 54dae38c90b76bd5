"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import type { SelectOption } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/schemas";
import { SiteFields } from "./site-fields";

interface SiteFormProps {
  site: {
    id: string;
    name: string;
    url: string | null;
    timeZone: string;
    currency: string;
    isVirtual: boolean;
  };
  zones: readonly string[];
  currencies: readonly SelectOption[];
  action: (form: FormData) => Promise<ActionResult<void>>;
}

export function SiteForm({ site, zones, currencies, action }: SiteFormProps) {
  const form = useActionForm(action, () => toast.success("Settings saved"));
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate>
      <Card aria-labelledby="details-title">
        <CardHeader titleId="details-title" title="Details" />
        <CardBody className="flex flex-col gap-4">
          {form.formError ? (
            <Callout tone="bad" role="alert">
              {form.formError}
            </Callout>
          ) : null}
          <input type="hidden" name="siteId" value={site.id} />
          <SiteFields
            zones={zones}
            currencies={currencies}
            errorOf={form.errorOf}
            isVirtual={site.isVirtual}
            site={site}
          />
        </CardBody>
        <CardFooter className="justify-end">
          <Button type="submit" variant="primary" loading={form.pending}>
            Save
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
