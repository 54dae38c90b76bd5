import { InvitationList } from "@/components/sites/invitation-list";
import { InviteDialog } from "@/components/sites/invite-dialog";
import { PeopleList } from "@/components/sites/people-list";
import { roleTexts } from "@/components/sites/role-texts";
import { SiteHeader } from "@/components/sites/site-header";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Page } from "@/components/ui/page-header";
import { can, roles } from "@/lib/kernel";
import { findSite, listPeople, roleOn } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import {
  changePersonRole,
  inviteToSite,
  removeFromSite,
  resendSiteInvitation,
  revokeSiteInvitation,
} from "./actions";

const page = { path: "/sites/[slug]/people", access: { right: "site:read" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `People · ${(await findSite(ctx, params.slug)).name}`,
}));

const roleMeanings = (
  <Card aria-labelledby="roles-title">
    <CardHeader titleId="roles-title" title="What the roles may do" />
    <CardBody>
      <DescriptionList>
        {roles.map((role) => (
          <DescriptionItem key={role} term={roleTexts[role].label}>
            {roleTexts[role].meaning}
          </DescriptionItem>
        ))}
      </DescriptionList>
    </CardBody>
  </Card>
);

export default definePage(page, async ({ ctx, session, params }) => {
  const site = await findSite(ctx, params.slug);
  const { people, invitations } = await listPeople(ctx, site.id);
  const canManage = can(ctx, site.id, "people:manage");
  return (
    <Page width="narrow">
      <SiteHeader site={site} role={roleOn(ctx, site.id)} />
      <Card aria-labelledby="people-title">
        <CardHeader
          titleId="people-title"
          title="People"
          divided
          actions={canManage ? <InviteDialog siteId={site.id} action={inviteToSite} /> : undefined}
        />
        <PeopleList
          site={site}
          people={people}
          ownUserId={session.user.id}
          canManage={canManage}
          changeRole={changePersonRole}
          remove={removeFromSite}
        />
      </Card>
      {invitations.length > 0 ? (
        <Card aria-labelledby="invitations-title">
          <CardHeader titleId="invitations-title" title="Invited, not here yet" divided />
          <InvitationList
            site={site}
            invitations={invitations}
            resend={resendSiteInvitation}
            revoke={revokeSiteInvitation}
          />
        </Card>
      ) : null}
      {roleMeanings}
    </Page>
  );
});
