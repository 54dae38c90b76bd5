import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AcceptInvitation, JoinForm } from "@/components/account/invitation-forms";
import { SignOutButton } from "@/components/account/sign-out-button";
import { AuthFrame } from "@/components/shell/auth-frame";
import { roleTexts } from "@/components/sites/role-texts";
import { LinkButton } from "@/components/ui/link-button";
import { definePage } from "@/lib/http";
import { findInvitation, type OpenInvitation } from "@/lib/sites";
import { acceptSiteInvitation, joinByInvitation } from "./actions";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

function Gone() {
  return (
    <AuthFrame
      title="This invitation is over"
      description="It was accepted, taken back, or is older than 7 days. Ask for a new one."
    >
      <LinkButton href="/" size="lg" className="w-full">
        Go to Onetill
      </LinkButton>
    </AuthFrame>
  );
}

function Offer({ invitation, children }: { invitation: OpenInvitation; children: ReactNode }) {
  const { siteName, invitedBy, role } = invitation;
  const { label, meaning } = roleTexts[role];
  return (
    <AuthFrame
      title={`Join ${siteName}`}
      description={`${invitedBy ?? "An owner"} invites you as ${label}. ${meaning}`}
    >
      {children}
    </AuthFrame>
  );
}

export default definePage(
  { path: "/invite", access: "public" },
  async ({ ctx, session, searchParams }) => {
    const { token } = searchParams;
    const invitation = typeof token === "string" ? await findInvitation(ctx, token) : undefined;
    if (typeof token !== "string" || !invitation) return <Gone />;
    if (session?.user.email === invitation.email) {
      return (
        <Offer invitation={invitation}>
          <AcceptInvitation token={token} action={acceptSiteInvitation} />
        </Offer>
      );
    }
    const back = `/invite?token=${encodeURIComponent(token)}`;
    if (session) {
      return (
        <Offer invitation={invitation}>
          <p className="mb-4 text-muted">
            It is for {invitation.email}, and you are signed in as {session.user.email}. Sign out,
            then open the link from the mail again.
          </p>
          <SignOutButton next={back} />
        </Offer>
      );
    }
    if (invitation.hasAccount) {
      return (
        <Offer invitation={invitation}>
          <p className="mb-4 text-muted">
            {invitation.email} has an account already. Sign in, then accept.
          </p>
          <LinkButton
            href={`/sign-in?next=${encodeURIComponent(back)}`}
            variant="primary"
            size="lg"
            className="w-full"
          >
            Sign in
          </LinkButton>
        </Offer>
      );
    }
    return (
      <Offer invitation={invitation}>
        <JoinForm token={token} email={invitation.email} action={joinByInvitation} />
      </Offer>
    );
  },
);
