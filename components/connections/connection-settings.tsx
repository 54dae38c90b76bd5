import type { ReactNode } from "react";
import { DeliveryLines } from "@/components/deliveries/delivery-lines";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { StatusDot } from "@/components/ui/status-badge";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { DeliveryLine } from "@/lib/inbox";
import { deliveryList } from "@/lib/inbox/browser";
import type { ConnectionLine, PlatformAdapter } from "@/lib/platforms";
import { ConnectionFacts } from "./connection-facts";
import { Disconnect } from "./disconnect";
import { healthTones } from "./health-look";
import { PasteGuide } from "./paste-guide";
import { ReplaceSecret } from "./replace-secret";
import type { SecretFormProps } from "./secret-form";

interface ConnectionSettingsProps {
  site: { id: string; name: string; slug: string; timeZone: string };
  platform: string;
  name: string;
  guide: PlatformAdapter["guide"];
  connection: ConnectionLine;
  /** The newest few. */
  deliveries: readonly DeliveryLine[];
  manages: boolean;
  test: ReactNode;
  saveSecret: SecretFormProps["action"];
  disconnect: Parameters<typeof Disconnect>[0]["action"];
}

function Health({ connection, site, test }: ConnectionSettingsProps) {
  const { health, lastFailureAt, lastFailureReason } = connection;
  const failing = health.state === "failing";
  return (
    <Card aria-labelledby="health-title" className="overflow-hidden">
      <CardHeader
        titleId="health-title"
        title="Health"
        actions={<StatusDot tone={healthTones[health.state]}>{health.label}</StatusDot>}
      />
      <ConnectionFacts connection={connection} zone={site.timeZone} />
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
        {failing ? (
          <Callout tone="bad" className="flex-1 basis-72" title="The last delivery was refused">
            {lastFailureReason} If the secret was changed on the platform, replace it below.
          </Callout>
        ) : (
          <p className="min-w-0 flex-1 basis-60 text-pretty text-muted text-sm">
            {health.advice}
            {lastFailureAt && lastFailureReason ? <> Last refusal: {lastFailureReason}</> : null}
          </p>
        )}
        {test}
      </div>
    </Card>
  );
}

function Secret(props: ConnectionSettingsProps) {
  const { site, platform, name, guide, connection, manages, saveSecret, disconnect } = props;
  const { secretHint, secretSetAt } = connection;
  const word = guide.secretLabel;
  return (
    <Card aria-labelledby="secret-title">
      <CardHeader
        titleId="secret-title"
        title={word}
        description="It proves that a delivery is genuine. It is stored encrypted and never shown again."
      />
      <CardBody className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm">
          <span className="font-mono">••••••••{secretHint}</span>
          {secretSetAt ? (
            <span className="text-muted">
              {" "}
              · entered on <Time value={secretSetAt} zone={site.timeZone} format="date" />
            </span>
          ) : null}
        </p>
        {manages ? (
          <div className="flex flex-wrap gap-2">
            <ReplaceSecret
              siteId={site.id}
              platform={platform}
              name={name}
              secretLabel={word}
              secretHelp={guide.secretHelp}
              action={saveSecret}
            />
            <Disconnect
              siteId={site.id}
              platform={platform}
              name={name}
              siteName={site.name}
              action={disconnect}
            />
          </div>
        ) : null}
      </CardBody>
    </Card>
  );
}

/** A connection that stands: health, newest deliveries, address, secret. */
export function ConnectionSettings(props: ConnectionSettingsProps) {
  const { site, platform, name, guide, connection, deliveries } = props;
  return (
    <>
      <Health {...props} />
      {deliveries.length > 0 ? (
        <Card aria-labelledby="newest-title" className="overflow-hidden">
          <CardHeader
            titleId="newest-title"
            title="Newest deliveries"
            divided
            actions={
              <TextLink
                className="text-sm"
                href={deliveryList.href({ site: [site.slug], platform: [platform] })}
              >
                All deliveries
              </TextLink>
            }
          />
          <DeliveryLines deliveries={deliveries} />
        </Card>
      ) : null}
      <Card aria-labelledby="address-title">
        <CardHeader
          titleId="address-title"
          title={`Where ${name} delivers`}
          description="Paste this address on the platform. It changes when the site’s Client ID is rotated."
        />
        <CardBody className="flex flex-col gap-4">
          <CopyField label="Webhook address" value={connection.webhookUrl} />
          <PasteGuide name={name} steps={guide.steps} settingsUrl={guide.settingsUrl} />
        </CardBody>
      </Card>
      <Secret {...props} />
    </>
  );
}
