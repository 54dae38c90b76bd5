import { Check } from "lucide-react";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import type { SetupProgress } from "@/lib/insights";

interface SetupChecklistProps {
  progress: SetupProgress;
  /** Where connections are made; undefined when the person may not. */
  connectionsHref: string | undefined;
}

function stepsOf({ connected, received, firstOrder }: SetupProgress) {
  return [
    {
      title: "Create a site",
      detail: "It collects the orders of one website, or of your pages on other platforms.",
      done: true,
      action: "",
    },
    {
      title: "Connect a platform",
      detail: "Copy the webhook address into Ko-fi or Buy Me a Coffee and enter its secret here.",
      done: connected || firstOrder,
      action: "Connect a platform",
    },
    {
      title: "Send a test",
      detail: "A signed sample takes the whole way, so that you know it works before anybody pays.",
      done: received || firstOrder,
      action: "Send a test",
    },
    {
      title: "Receive the first order",
      detail: "Nothing to do: it appears here within a second of the payment.",
      done: firstOrder,
      action: "",
    },
  ];
}

/** The way to the first order, for a new install. */
export function SetupChecklist({ progress, connectionsHref }: SetupChecklistProps) {
  const steps = stepsOf(progress);
  const done = steps.filter((step) => step.done).length;
  const next = steps.findIndex((step) => !step.done);
  return (
    <Card aria-labelledby="setup">
      <CardHeader
        titleId="setup"
        title="Get your first order"
        description={`${done} of ${steps.length} steps done`}
        divided
      />
      <ol className="flex flex-col px-4 py-4">
        {steps.map(({ title, detail, done: isDone, action }, index) => (
          <li
            key={title}
            aria-current={index === next ? "step" : undefined}
            className="group relative flex gap-4 pb-5 last:pb-0"
          >
            <span
              aria-hidden
              className="absolute top-7 bottom-0 left-3 w-px bg-line-strong group-last:hidden"
            />
            <span
              aria-hidden
              className={cn(
                "tabular z-1 grid size-6 shrink-0 place-items-center rounded-full font-semibold text-xs",
                isDone
                  ? "bg-accent text-on-accent"
                  : index === next
                    ? "border-2 border-accent bg-surface text-accent-ink"
                    : "border border-line-strong bg-surface text-faint",
              )}
            >
              {isDone ? <Check className="size-3.5" strokeWidth={3} /> : index + 1}
            </span>
            <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <div className="min-w-0">
                <h3 className={cn("font-medium", isDone && "text-muted")}>
                  {title}
                  {isDone ? <span className="sr-only"> (done)</span> : null}
                </h3>
                <p className="max-w-xl text-pretty text-muted text-sm">{detail}</p>
              </div>
              {index === next && action !== "" && connectionsHref ? (
                <LinkButton variant="primary" href={connectionsHref}>
                  {action}
                </LinkButton>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
