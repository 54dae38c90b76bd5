import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AcceptInvitation, JoinForm } from "@/components/account/invitation-forms";
import { OpenInvitation } from "@/components/account/open-invitation";
import { SignOutButton } from "@/components/account/sign-out-button";
import { AuthFrame } from "@/components/shell/auth-frame";
import { roleTexts } from "@/components/sites/role-texts";
import { LinkButton } from "@/components/ui/link-button";
import { rememberedInvitation, type Session } from "@/lib/auth";
import { findInvitation, type OpenInvitation as Invitation } from "@/lib/sites";
import { definePage } from "@/lib/web";
import { acceptSiteInvitation, joinByInvitation, openInvitation } from "./actions";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

function Over() {
  return (
    <AuthFrame
      title="This invitation is over"
      description="It was accepted, taken back, replaced by a newer one, or is older than 7 days. Ask for a new one."
    >
      <LinkButton href="/" size="lg" className="w-full">
        Go to Onetill
      </LinkButton>
    </AuthFrame>
  );
}

/** How this reader can answer: by accepting, after signing in or out, or with a new account. */
function Answer({ invitation, session }: { invitation: Invitation; session?: Session }) {
  if (session?.user.email === invitation.email) {
    return <AcceptInvitation action={acceptSiteInvitation} />;
  }
  if (session) {
    return (
      <>
        <p className="mb-4 wrap-anywhere text-muted">
          It is for {invitation.email}, and you are signed in as {session.user.email}. Sign out, and
          this page is here again.
        </p>
        <SignOutButton next="/invite" />
      </>
    );
  }
  if (invitation.hasAccount) {
    return (
      <>
        <p className="mb-4 wrap-anywhere text-muted">
          {invitation.email} has an account already. Sign in, then accept.
        </p>
        <LinkButton href="/sign-in?next=%2Finvite" variant="primary" size="lg" className="w-full">
          Sign in
        </LinkButton>
      </>
    );
  }
  return <JoinForm email={invitation.email} action={joinByInvitation} />;
}

function Offer({ invitation, session }: { invitation: Invitation; session?: Session }) {
  const { siteName, invitedBy, role } = invitation;
  const { label, meaning } = roleTexts[role];
  return (
    <AuthFrame
      title={`Join ${siteName}`}
      description={`${invitedBy ?? "An owner"} invites you as ${label}. ${meaning}`}
    >
      <Answer invitation={invitation} session={session} />
    </AuthFrame>
  );
}

export default definePage(
  { path: "/invite", access: "public" },
  async ({ ctx, session, searchParams }) => {
    // As links were before: the token goes on where nobody but the browser sees it.
    if (typeof searchParams.token === "string") {
      redirect(`/invite#token=${encodeURIComponent(searchParams.token)}`);
    }
    const token = await rememberedInvitation();
    const invitation = token === undefined ? undefined : await findInvitation(ctx, token);
    const brought = invitation ? <Offer invitation={invitation} session={session} /> : <Over />;
    return (
      <OpenInvitation over={<Over />} action={openInvitation}>
        {token === undefined ? null : brought}
      </OpenInvitation>
    );
  },
);
