import { CircleCheck, CircleX, Eye, Hourglass, type LucideIcon } from "lucide-react";
import { type ConfirmationStatus, confirmationStatusLabels } from "@/lib/matching/browser";
import { Badge, type Tone } from "./badge";

/** Colour and sign of where a confirmation stands; for badges, filters and menus. */
export const confirmationStatusLooks: Record<ConfirmationStatus, { tone: Tone; Icon: LucideIcon }> =
  {
    pending: { tone: "info", Icon: Hourglass },
    success: { tone: "good", Icon: CircleCheck },
    failed: { tone: "bad", Icon: CircleX },
  };

/** Where a confirmation stands: colour, sign and word. */
export function ConfirmationStatusBadge({ status }: { status: ConfirmationStatus }) {
  const { tone, Icon } = confirmationStatusLooks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {confirmationStatusLabels[status]}
    </Badge>
  );
}

/** Marks a confirmation that a person has to decide about, and why. */
export function NeedsLookBadge({ matter }: { matter: string }) {
  return (
    <Badge tone="warn" title={matter}>
      <Eye aria-hidden />
      Needs a look
      <span className="sr-only">: {matter}</span>
    </Badge>
  );
}
