"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select, type SelectOption } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/browser";
import type { ItemForm as ItemFields } from "@/lib/store/schemas";
import { QuestionFields } from "./question-fields";
import { type CountryOption, ShippingFields } from "./shipping-fields";

type Saved = Promise<ActionResult<{ id: string }>>;

/** A new one of this site, or one that is there. */
type Target =
  | {
      itemId?: undefined;
      siteId: string;
      create: (input: { siteId: string; fields: ItemFields }) => Saved;
    }
  | {
      itemId: string;
      change: (input: { itemId: string; fields: ItemFields; stockWas: string }) => Saved;
    };

type ItemFormProps = Target & {
  item: ItemFields;
  currencies: readonly SelectOption[];
  countries: readonly CountryOption[];
};

/** Adds something to a store, or changes it. */
export function ItemForm(props: ItemFormProps) {
  const { item, currencies, countries } = props;
  const router = useRouter();
  const [kind, setKind] = useState(item.physical ? "physical" : "digital");
  const [questions, setQuestions] = useState(item.questions);
  const [shipping, setShipping] = useState(item.shipping);
  const form = useActionForm(
    async (data) => {
      const text = (name: string) => String(data.get(name) ?? "");
      const fields: ItemFields = {
        ...{ title: text("title"), description: text("description"), price: text("price") },
        ...{ currency: text("currency"), physical: kind === "physical", on: data.has("on") },
        ...{ least_quantity: text("least_quantity"), most_quantity: text("most_quantity") },
        ...{ stock: text("stock"), days_from: text("days_from"), days_to: text("days_to") },
        ...{ questions, shipping },
      };
      const { itemId } = props;
      const result = await (itemId === undefined
        ? props.create({ siteId: props.siteId, fields })
        : props.change({ itemId, fields, stockWas: item.stock ?? "" }));
      if (result.ok) return result;
      const param = result.error.param?.replace(/^fields\./, "");
      return { ok: false as const, error: { ...result.error, param } };
    },
    ({ id }) => {
      toast.success(props.itemId === undefined ? "Item added" : "Item saved");
      if (props.itemId === undefined) router.push(`/store/${id}`);
    },
  );
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate className="flex flex-col gap-5">
      <Card aria-labelledby="item-title">
        <CardHeader titleId="item-title" title="What it is" />
        <CardBody className="flex flex-col gap-4">
          <Field label="Title" required error={form.errorOf("title")}>
            <Input name="title" defaultValue={item.title} maxLength={120} autoComplete="off" />
          </Field>
          <Field
            label="Description"
            optional
            hint="What a member gets, and what it is made of. Line breaks stay."
            error={form.errorOf("description")}
          >
            <Textarea name="description" rows={4} defaultValue={item.description} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Price" required error={form.errorOf("price")}>
              <Input
                name="price"
                defaultValue={item.price}
                inputMode="decimal"
                placeholder="25.00"
                autoComplete="off"
              />
            </Field>
            <Field label="Currency" required error={form.errorOf("currency")}>
              <Select name="currency" options={currencies} defaultValue={item.currency} />
            </Field>
          </div>
          <Checkbox
            name="on"
            defaultChecked={item.on}
            label="Can be asked for"
            hint="Switched off it is not in the store."
          />
        </CardBody>
      </Card>
      <Card aria-labelledby="limits-title">
        <CardHeader titleId="limits-title" title="How many, and how long it takes" />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label="At least" error={form.errorOf("least_quantity")}>
            <Input
              name="least_quantity"
              inputMode="numeric"
              defaultValue={item.least_quantity}
              autoComplete="off"
            />
          </Field>
          <Field label="At most" hint="In one request." error={form.errorOf("most_quantity")}>
            <Input
              name="most_quantity"
              inputMode="numeric"
              defaultValue={item.most_quantity}
              autoComplete="off"
            />
          </Field>
          <Field
            label="Stock"
            optional
            className="sm:col-span-2"
            hint="How many are left. Empty where you do not count; what is declined or canceled comes back."
            error={form.errorOf("stock")}
          >
            <Input name="stock" inputMode="numeric" defaultValue={item.stock} autoComplete="off" />
          </Field>
          <Field label="Ready after, in days" optional error={form.errorOf("days_from")}>
            <Input
              name="days_from"
              inputMode="numeric"
              defaultValue={item.days_from}
              autoComplete="off"
            />
          </Field>
          <Field label="At the latest after, in days" optional error={form.errorOf("days_to")}>
            <Input
              name="days_to"
              inputMode="numeric"
              defaultValue={item.days_to}
              autoComplete="off"
            />
          </Field>
        </CardBody>
      </Card>
      <Card aria-labelledby="sending-title">
        <CardHeader titleId="sending-title" title="How it is sent" />
        <CardBody className="flex flex-col gap-4">
          <RadioGroup
            legend="Kind"
            name="kind"
            value={kind}
            onValueChange={setKind}
            options={[
              { value: "digital", label: "Digital", hint: "By a link, a file or a message." },
              { value: "physical", label: "By post", hint: "The member gives an address." },
            ]}
          />
          {kind === "physical" ? (
            <ShippingFields
              rates={shipping}
              onChange={setShipping}
              countries={countries}
              errorOf={form.errorOf}
            />
          ) : null}
        </CardBody>
      </Card>
      <Card aria-labelledby="questions-title">
        <CardHeader
          titleId="questions-title"
          title="Questions to the member"
          description="A name for the dedication, a size, a date. The answers stand on the order."
        />
        <CardBody>
          <QuestionFields questions={questions} onChange={setQuestions} errorOf={form.errorOf} />
        </CardBody>
        <CardFooter className="justify-end">
          {form.formError ? (
            <Callout tone="bad" role="alert" className="w-full">
              {form.formError}
            </Callout>
          ) : null}
          <LinkButton href="/store">{props.itemId === undefined ? "Cancel" : "Back"}</LinkButton>
          <Button type="submit" variant="primary" loading={form.pending}>
            {props.itemId === undefined ? "Add item" : "Save item"}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
