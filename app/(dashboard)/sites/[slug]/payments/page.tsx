import { ForgetKeys } from "@/components/payments/forget-keys";
import { KeysForm } from "@/components/payments/keys-form";
import { SiteActionButton } from "@/components/payments/site-action-button";
import { SiteHeader } from "@/components/sites/site-header";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Page } from "@/components/ui/page-header";
import { StatusDot } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { listDeliveries } from "@/lib/inbox";
import { readStripeSettings, type StripeSettings } from "@/lib/payments";
import { findSite, roleOn, type Site } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { checkNow, forgetKeys, registerDomain, registerWebhook, saveKeys } from "./actions";

const page = { path: "/sites/[slug]/payments", access: { right: "payments:manage" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `Payments · ${(await findSite(ctx, params.slug)).name}`,
}));

const standings = {
  live: { tone: "good", label: "Real, live", says: "Cards are charged real money." },
  test: { tone: "warn", label: "Real, test", says: "Stripe’s test keys: no money moves." },
  stand_in: {
    tone: "warn",
    label: "Stand-in",
    says: "A stand-in for Stripe on this machine: no money moves.",
  },
  none: { tone: "neutral", label: "None", says: "This site takes no cards. Save keys below." },
} as const;

const names = { keys: "Keys", account: "Account", webhook: "Webhook", wallets: "Wallets" } as const;

interface PartProps {
  site: Site;
  settings: StripeSettings;
}

function Keys({ site, settings }: PartProps) {
  const { keysOf, hint, publishableKey, changes } = settings;
  const standing = standings[settings.standing];
  const [last] = changes;
  return (
    <Card aria-labelledby="keys-title">
      <CardHeader
        titleId="keys-title"
        title="Stripe"
        description={standing.says}
        actions={<StatusDot tone={standing.tone}>{standing.label}</StatusDot>}
        divided
      />
      <CardBody className="flex flex-col gap-5 pt-4">
        {keysOf === null ? null : (
          <DescriptionList>
            <DescriptionItem term="Keys of">
              {keysOf === "site" ? "this site" : "the installation"}
            </DescriptionItem>
            {publishableKey ? (
              <DescriptionItem term="Publishable key">
                <span className="break-all font-mono text-xs">{publishableKey}</span>
              </DescriptionItem>
            ) : null}
            {hint ? (
              <DescriptionItem term="Secret key">
                <span className="font-mono">••••••••{hint}</span>
              </DescriptionItem>
            ) : null}
            {last ? (
              <DescriptionItem term="Last change">
                {last.what} by {last.by} on <Time value={new Date(last.at)} zone={site.timeZone} />
              </DescriptionItem>
            ) : null}
          </DescriptionList>
        )}
        {keysOf === "site" ? (
          <Callout tone="info" title="Other keys">
            A new key of the same account can be saved at any time. Another account is taken only
            while no payment and no refund is on its way.
          </Callout>
        ) : null}
        <KeysForm siteId={site.id} action={saveKeys} />
        {keysOf === "site" ? (
          <div>
            <ForgetKeys siteId={site.id} action={forgetKeys} />
          </div>
        ) : null}
      </CardBody>
    </Card>
  );
}

function Checks({ site, settings }: PartProps) {
  const { checked } = settings;
  return (
    <Card aria-labelledby="checks-title">
      <CardHeader
        titleId="checks-title"
        title="Check"
        description={
          checked ? (
            <>
              Stripe was asked on <Time value={checked.at} zone={site.timeZone} />.
            </>
          ) : (
            "Stripe has not been asked yet."
          )
        }
        actions={
          <SiteActionButton siteId={site.id} action={checkNow} done="Stripe has answered">
            Check now
          </SiteActionButton>
        }
        divided
      />
      {checked ? (
        <ul className="divide-y divide-line">
          {checked.things.map(({ name, ok, says, advice }) => (
            <li key={name} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-3 text-sm">
              <span className="w-24 shrink-0">
                <StatusDot tone={ok ? "good" : "bad"}>{names[name]}</StatusDot>
              </span>
              <span className="min-w-0 flex-1 basis-60 text-pretty break-words">
                {says}
                {advice ? <span className="block text-muted">{advice}</span> : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function Webhook({ site, settings, last }: PartProps & { last: Date | undefined }) {
  const { url, events, hasSecret, lastFailureAt, lastFailureReason } = settings.webhook;
  return (
    <Card aria-labelledby="webhook-title">
      <CardHeader
        titleId="webhook-title"
        title="Webhook and wallets"
        description={
          last ? (
            <>
              The last delivery arrived on <Time value={last} zone={site.timeZone} />.
            </>
          ) : (
            "Nothing has arrived from Stripe yet."
          )
        }
        divided
      />
      <CardBody className="flex flex-col gap-4 pt-4">
        {lastFailureAt && lastFailureReason ? (
          <Callout tone="bad" title="A delivery was refused">
            {lastFailureReason} (<Time value={lastFailureAt} zone={site.timeZone} />)
          </Callout>
        ) : null}
        <CopyField label="Webhook address" value={url} />
        <CopyField label="Events to tick, exactly these" value={events.join(", ")} />
        <p className="text-muted text-sm">
          {hasSecret ? "The signing secret is here." : "The signing secret is missing."}
        </p>
        <div className="flex flex-wrap gap-2">
          <SiteActionButton siteId={site.id} action={registerWebhook} done="Stripe was told">
            Tell Stripe
          </SiteActionButton>
          <SiteActionButton siteId={site.id} action={registerDomain} done="The name is registered">
            Register Apple Pay and Google Pay
          </SiteActionButton>
        </div>
      </CardBody>
    </Card>
  );
}

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const [settings, { rows }] = await Promise.all([
    readStripeSettings(ctx, site.id),
    listDeliveries(ctx, {
      filter: { site: [site.slug], platform: ["stripe"], state: [] },
      limit: 1,
    }),
  ]);
  const part = { site, settings };
  return (
    <Page width="narrow">
      <SiteHeader site={site} role={roleOn(ctx, site.id)} />
      <Keys {...part} />
      {settings.standing === "none" ? null : (
        <>
          <Checks {...part} />
          <Webhook {...part} last={rows[0]?.receivedAt} />
        </>
      )}
    </Page>
  );
});
