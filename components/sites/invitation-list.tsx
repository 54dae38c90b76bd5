"use client";

import { Mail, X } from "lucide-react";
import { useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toaster";
import type { ActionResult, Role } from "@/lib/kernel/schemas";
import { roleTexts } from "./role-texts";

interface ListedInvitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: Date;
  isExpired: boolean;
}

type OnInvitation<T> = (input: {
  siteId: string;
  invitationId: string;
}) => Promise<ActionResult<T>>;

interface InvitationListProps {
  site: { id: string; timeZone: string };
  invitations: ListedInvitation[];
  resend: OnInvitation<{ email: string }>;
  revoke: OnInvitation<void>;
}

function ResendButton({ onResend }: { onResend: () => Promise<void> }) {
  const [pending, startTransition] = useTransition();
  return (
    <Button size="sm" loading={pending} onClick={() => startTransition(onResend)}>
      <Mail aria-hidden />
      Send again
    </Button>
  );
}

/** Who was invited and has not answered yet. */
export function InvitationList({ site, invitations, resend, revoke }: InvitationListProps) {
  const sendAgain = async (invitationId: string) => {
    const result = await resend({ siteId: site.id, invitationId }).catch(() => undefined);
    if (result?.ok) toast.success("Invitation sent again", { description: result.value.email });
    else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
  };
  const takeBack = async (invitationId: string) => {
    const result = await revoke({ siteId: site.id, invitationId });
    if (!result.ok) throw new Error(result.error.message);
    toast.success("Invitation taken back");
  };
  return (
    <ul>
      {invitations.map(({ id, email, role, expiresAt, isExpired }) => (
        <li
          key={id}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-3 last:border-b-0"
        >
          <div className="min-w-40 flex-1">
            <p className="wrap-anywhere font-medium text-sm">{email}</p>
            <p className="text-muted text-sm">
              {roleTexts[role].label} · {isExpired ? "ran out on " : "until "}
              <Time value={expiresAt} zone={site.timeZone} format="date" />
            </p>
          </div>
          {isExpired ? <Badge tone="warn">Ran out</Badge> : null}
          <div className="flex items-center gap-1.5">
            <ResendButton onResend={() => sendAgain(id)} />
            <ConfirmDialog
              title={`Take back the invitation of ${email}?`}
              consequence="The link in their mail stops working. You can invite them again."
              confirmLabel="Take back"
              onConfirm={() => takeBack(id)}
              trigger={
                <Button variant="ghost" size="icon-sm" aria-label={`Take back ${email}`}>
                  <X aria-hidden />
                </Button>
              }
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
