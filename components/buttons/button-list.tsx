"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toaster";
import type { ButtonLook } from "@/lib/buttons/schemas";
import type { ActionResult } from "@/lib/kernel/schemas";
import { ButtonPreview } from "./button-preview";

export interface ListedButton {
  id: string;
  label: string;
  look: ButtonLook;
  link: string;
  /** Names of the platforms. */
  places: string[];
  /** As people read them. */
  amounts: string[];
}

type Change = (input: { buttonId: string }) => Promise<ActionResult<void>>;

interface ButtonListProps {
  listHref: string;
  buttons: readonly ListedButton[];
  archive: Change;
  restore: Change;
}

function useChange(change: Change, onDone: (button: ListedButton) => void) {
  const [pending, start] = useTransition();
  const run = (button: ListedButton) =>
    start(async () => {
      const result = await change({ buttonId: button.id }).catch(() => undefined);
      if (result?.ok) onDone(button);
      else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
    });
  return { pending, run };
}

/** A site's buttons as they look, with their links. */
export function ButtonList({ listHref, buttons, archive, restore }: ButtonListProps) {
  const back = useChange(restore, ({ label }) => toast.success(`“${label}” is back`));
  const away = useChange(archive, (button) =>
    toast.success(`“${button.label}” was archived`, {
      description: "It is drawn nowhere any more.",
      action: { label: "Undo", onClick: () => back.run(button) },
    }),
  );
  return (
    <ul>
      {buttons.map((button) => (
        <li
          key={button.id}
          className="grid items-center gap-x-4 gap-y-3 border-line border-b p-4 last:border-b-0 sm:grid-cols-[18rem_minmax(0,1fr)]"
        >
          <div
            aria-hidden
            className="grid min-h-20 place-items-center overflow-hidden rounded-lg border border-line bg-[#ffffff] p-3"
          >
            <ButtonPreview look={button.look} label={button.label} />
          </div>
          <div className="min-w-0">
            <h3 className="wrap-anywhere font-medium">
              <TextLink href={`${listHref}/${button.id}`}>
                <span dir="auto">{button.label}</span>
              </TextLink>
            </h3>
            <p className="mt-0.5 text-muted text-sm">
              {button.places.join(" · ")}
              {button.amounts.length > 0 ? ` · ${button.amounts.join(", ")}` : ""}
            </p>
            <div className="mt-2 flex flex-wrap items-center gap-2">
              <CopyButton
                value={button.link}
                what={`of ${button.label}`}
                label="Copy link"
                size="sm"
              />
              <LinkButton
                href={`${listHref}/${button.id}`}
                size="sm"
                aria-label={`Edit ${button.label}`}
              >
                Edit
              </LinkButton>
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Archive ${button.label}`}
                loading={away.pending}
                onClick={() => away.run(button)}
              >
                Archive
              </Button>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Buttons that are not in use any more. */
export function ArchivedList({
  buttons,
  restore,
}: {
  buttons: readonly Pick<ListedButton, "id" | "label">[];
  restore: Change;
}) {
  const back = useChange(restore, ({ label }) => toast.success(`“${label}” is back`));
  return (
    <ul>
      {buttons.map((button) => (
        <li
          key={button.id}
          className="flex items-center justify-between gap-3 border-line border-b px-4 py-2.5 last:border-b-0"
        >
          <span className="wrap-anywhere min-w-0 text-muted" dir="auto">
            {button.label}
          </span>
          <Button
            size="sm"
            aria-label={`Restore ${button.label}`}
            loading={back.pending}
            onClick={() => back.run(button as ListedButton)}
          >
            Restore
          </Button>
        </li>
      ))}
    </ul>
  );
}
