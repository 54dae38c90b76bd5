import { currencyOptions, timeZones } from "@/components/sites/choices";
import { RotateClientId } from "@/components/sites/rotate-client-id";
import { SiteForm } from "@/components/sites/site-form";
import { SiteHeader } from "@/components/sites/site-header";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Page } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { can } from "@/lib/kernel";
import { findSite, roleOn, type Site } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { rotateSiteClientId, saveSite } from "../actions";

const page = { path: "/sites/[slug]", access: { right: "site:read" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: (await findSite(ctx, params.slug)).name,
}));

function SiteDetails({ site }: { site: Site }) {
  return (
    <Card aria-labelledby="details-title">
      <CardHeader titleId="details-title" title="Details" />
      <CardBody>
        <DescriptionList>
          <DescriptionItem term="Name">{site.name}</DescriptionItem>
          {site.url ? (
            <DescriptionItem term="Web address">
              <TextLink href={site.url} external>
                {site.url}
              </TextLink>
            </DescriptionItem>
          ) : null}
          <DescriptionItem term="Time zone">{site.timeZone.replaceAll("_", " ")}</DescriptionItem>
          <DescriptionItem term="Currency">{site.currency}</DescriptionItem>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}

function ClientId({ site, canRotate }: { site: Site; canRotate: boolean }) {
  return (
    <Card aria-labelledby="client-id-title">
      <CardHeader
        titleId="client-id-title"
        title="Webhook addresses"
        description={
          <>
            Each carries this site’s Client ID. They are listed under{" "}
            <TextLink href={`/sites/${site.slug}/connections`}>Connections</TextLink>.
          </>
        }
        actions={canRotate ? <RotateClientId site={site} action={rotateSiteClientId} /> : undefined}
      />
      <CardBody className="flex flex-col gap-2">
        <CopyField label="Client ID" value={site.clientId} />
        {site.clientIdRotatedAt ? (
          <p className="text-muted text-sm">
            Rotated on <Time value={site.clientIdRotatedAt} zone={site.timeZone} />.
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const manages = can(ctx, site.id, "site:manage");
  return (
    <Page width="narrow">
      <SiteHeader site={site} role={roleOn(ctx, site.id)} />
      <ClientId site={site} canRotate={manages} />
      {manages ? (
        <SiteForm
          site={site}
          zones={timeZones()}
          currencies={currencyOptions()}
          action={saveSite}
        />
      ) : (
        <SiteDetails site={site} />
      )}
    </Page>
  );
});
