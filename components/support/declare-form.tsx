"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PlatformMark } from "@/components/ui/platform-mark";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { usePlainForm } from "@/components/ui/use-plain-form";
import type { ActionResult } from "@/lib/kernel/schemas";
import { AmountChips } from "./amount-chips";
import { FormProblem } from "./form-problem";
import type { RefusedForm } from "./refused-form";

interface DeclareFormProps {
  button: string;
  siteName: string;
  places: readonly { platform: string; name: string }[];
  amounts: readonly { value: string; label: string }[];
  action: (
    before: ActionResult<RefusedForm> | null,
    form: FormData,
  ) => Promise<ActionResult<RefusedForm>>;
}

const labels = {
  platform: "where you pay",
  email: "your e-mail address",
  name: "your name",
  message: "your message",
};

/** Who is about to pay, and where. Works without scripts. */
export function DeclareForm({ button, siteName, places, amounts, action }: DeclareFormProps) {
  const { result, pending, form } = usePlainForm(action);
  const refused = result?.ok ? result.value : undefined;
  const typed = refused?.typed ?? {};
  const errors = refused?.errors ?? {};
  const only = places.length === 1 ? places[0] : undefined;
  return (
    <form
      {...form}
      className="flex flex-col gap-5 rounded-xl border border-line bg-surface p-5 shadow-sm sm:p-6"
    >
      <FormProblem
        message={result && !result.ok ? result.error.message : undefined}
        errors={errors}
        labels={labels}
      />
      <input type="hidden" name="button" value={button} />
      {only ? (
        <input type="hidden" name="platform" value={only.platform} />
      ) : (
        <RadioGroup
          legend="Where you pay"
          name="platform"
          look="cards"
          options={places.map(({ platform, name }) => ({
            value: platform,
            label: <PlatformMark platform={platform} name={name} />,
          }))}
          defaultValue={typed.platform ?? places[0]?.platform}
          error={errors.platform}
        />
      )}
      {amounts.length > 0 ? <AmountChips amounts={amounts} chosen={typed.amount} /> : null}
      <Field
        label="E-mail"
        hint={`For ${siteName} to answer you. It is not shown to anybody else.`}
        error={errors.email}
        required
      >
        <Input
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          defaultValue={typed.email}
          className="h-10"
        />
      </Field>
      <Field label="Name" optional error={errors.name}>
        <Input name="name" autoComplete="name" defaultValue={typed.name} className="h-10" />
      </Field>
      <Field label="Message" optional error={errors.message}>
        <Textarea name="message" rows={3} defaultValue={typed.message} dir="auto" />
      </Field>
      {/* People never see it; programs that fill in everything do. */}
      <div aria-hidden className="absolute -left-[200vw] h-px w-px overflow-hidden">
        <label>
          Leave this empty
          <input name="homepage" tabIndex={-1} autoComplete="off" defaultValue="" />
        </label>
      </div>
      <Button type="submit" variant="primary" size="lg" loading={pending} className="w-full">
        Get my code
      </Button>
      <p className="-mt-2 text-center text-muted text-sm">
        {only
          ? `Then you pay on ${only.name}, with the code in your message.`
          : "Then you pay, with the code in your message."}
      </p>
    </form>
  );
}
