import type { Metadata } from "next";
import { EndAllSessions } from "@/components/account/end-all-sessions";
import { NameForm } from "@/components/account/name-form";
import { PasswordForm } from "@/components/account/password-form";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Page, PageHeader } from "@/components/ui/page-header";
import { definePage } from "@/lib/http";
import { endAllSessions, saveName, setPassword } from "./actions";

export const metadata: Metadata = { title: "Account" };

export default definePage({ path: "/account", access: "signed-in" }, ({ session }) => (
  <Page width="narrow">
    <PageHeader title="Account" />
    <NameForm user={session.user} action={saveName} />
    <PasswordForm email={session.user.email} cameByLink={session.cameByLink} action={setPassword} />
    <Card aria-labelledby="sessions-title">
      <CardHeader titleId="sessions-title" title="Sessions" />
      <CardBody className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-md text-muted text-sm">
          Lost a device, or signed in on somebody else’s? This ends every session at once.
        </p>
        <EndAllSessions action={endAllSessions} />
      </CardBody>
    </Card>
  </Page>
));
