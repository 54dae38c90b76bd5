import type { Metadata } from "next";
import { EndAllSessions, EndOtherSessions } from "@/components/account/end-sessions";
import { NameForm } from "@/components/account/name-form";
import { PasswordForm } from "@/components/account/password-form";
import { SessionList } from "@/components/account/session-list";
import { Card, CardFooter, CardHeader } from "@/components/ui/card";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listSessions, sessionLimits } from "@/lib/sites";
import { definePage } from "@/lib/web";
import { endAllSessions, endOneSession, endOtherSessions, saveName, setPassword } from "./actions";

export const metadata: Metadata = { title: "Account" };

const sessionRules = `A session ends after ${sessionLimits.idleDays} days without use, and ${sessionLimits.days} days after signing in.`;

export default definePage({ path: "/account", access: "signed-in" }, async ({ ctx, session }) => {
  const sessions = await listSessions(ctx);
  const others = sessions.filter(({ isThis }) => !isThis).length;
  return (
    <Page width="narrow">
      <PageHeader title="Account" />
      <NameForm user={session.user} action={saveName} />
      <PasswordForm
        email={session.user.email}
        cameByLink={session.cameByLink}
        action={setPassword}
      />
      <Card aria-labelledby="sessions-title">
        <CardHeader
          titleId="sessions-title"
          title="Where you are signed in"
          description={sessionRules}
          divided
        />
        {/* A person has no time zone of their own; the first of their sites is a good guess. */}
        <SessionList
          sessions={sessions}
          zone={session.sites[0]?.timeZone ?? "UTC"}
          end={endOneSession}
        />
        <CardFooter>
          <p className="max-w-xs">Lost a device, or signed in on somebody else’s?</p>
          <div className="flex flex-wrap gap-2">
            {others > 0 ? <EndOtherSessions others={others} action={endOtherSessions} /> : null}
            <EndAllSessions action={endAllSessions} />
          </div>
        </CardFooter>
      </Card>
    </Page>
  );
});
