import type { ComponentProps, ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { PublicConfirmation } from "@/lib/matching";
import { CodeCard } from "./code-card";
import { PaidForm } from "./paid-form";
import { PayLinks } from "./pay-links";
import { StepCard } from "./step-card";

interface VisitorStepsProps {
  confirmation: PublicConfirmation;
  platform: { name: string; codePlace: string; transactionPlace: string };
  /** As people read it. */
  amount: string | undefined;
  /** Where to pay; none when the creator has taken the place off the button. */
  pay: Omit<ComponentProps<typeof PayLinks>, "platformName"> | undefined;
  form: Pick<ComponentProps<typeof PaidForm>, "button" | "token" | "action">;
}

/** What helps to find a payment that came without its code. */
function FindIt({ confirmation, platform, form }: VisitorStepsProps) {
  return (
    <PaidForm
      {...form}
      platformName={platform.name}
      transactionPlace={platform.transactionPlace}
      transactionId={confirmation.transactionId}
      email={confirmation.paidEmail}
    />
  );
}

/** Once nothing is waited for: what still helps, or from the start. */
export function LateSteps(props: VisitorStepsProps): ReactNode {
  return (
    <section
      aria-labelledby="late-title"
      className="rounded-xl border border-line bg-surface p-4 shadow-xs sm:p-5"
    >
      <h2 id="late-title" className="mb-3 font-semibold text-base">
        I have paid
      </h2>
      <FindIt {...props} />
      <p className="mt-4 border-line border-t pt-3 text-muted text-sm">
        Not yet? <TextLink href={`/support/${props.form.button}`}>Start again</TextLink> with a new
        code.
      </p>
    </section>
  );
}

/** The code, the way to the platform, and what helps when the code was forgotten. */
export function VisitorSteps(props: VisitorStepsProps): ReactNode {
  const { confirmation, platform, amount, pay } = props;
  return (
    <ol className="flex flex-col gap-3">
      <StepCard number={1} title="Copy your code">
        <CodeCard code={confirmation.code} />
      </StepCard>
      <StepCard number={2} title={`Pay on ${platform.name}, with the code in your message`}>
        <p className="text-pretty text-muted">
          {platform.codePlace} You can write something of your own around it.
          {amount ? (
            <>
              {" "}
              You meant to give <span className="tabular font-medium text-ink">{amount}</span>.
            </>
          ) : null}
        </p>
        {pay ? <PayLinks platformName={platform.name} {...pay} /> : null}
      </StepCard>
      <StepCard number={3} title="Paid without the code?">
        <details open={confirmation.saidPaidAt !== null}>
          <summary className="-my-1 inline-flex min-h-8 items-center rounded-sm text-accent-ink underline decoration-accent-ink/40 underline-offset-3 hover:decoration-current touch:min-h-11">
            Help us find your payment
          </summary>
          <div className="mt-3">
            <FindIt {...props} />
          </div>
        </details>
      </StepCard>
    </ol>
  );
}
