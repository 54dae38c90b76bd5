import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import type { ConnectionLine, PlatformAdapter } from "@/lib/platforms";
import { ConnectForm } from "./connect-form";
import { PasteGuide } from "./paste-guide";
import type { SecretFormProps } from "./secret-form";
import { Step } from "./step";

interface SetupStepsProps {
  site: { id: string };
  platform: string;
  name: string;
  guide: PlatformAdapter["guide"];
  /** The webhook address to paste. */
  url: string;
  /** A connection that was made before and has no secret now. */
  connection: ConnectionLine | undefined;
  saveSecret: SecretFormProps["action"];
}

/** Connects a platform in three steps. */
export function SetupSteps({
  site,
  platform,
  name,
  guide,
  url,
  connection,
  saveSecret,
}: SetupStepsProps) {
  const word = guide.secretLabel.toLowerCase();
  return (
    <>
      {connection?.lastFailureAt ? (
        <Callout tone="info" title={`${name} reaches this address already`}>
          What it sent was refused, because the {word} is missing. Enter it below, then send it
          again from {name}.
        </Callout>
      ) : null}
      <Card aria-labelledby="setup-title">
        <CardHeader titleId="setup-title" title={`Connect ${name}`} divided />
        <ol className="flex flex-col px-4 py-5">
          <Step number={1} title="Copy the webhook address">
            <CopyField label="Webhook address" value={url} />
          </Step>
          <Step number={2} title={`Paste it on ${name}`}>
            <PasteGuide name={name} steps={guide.steps} settingsUrl={guide.settingsUrl} />
          </Step>
          <Step number={3} title={`Enter the ${word}`}>
            <p className="text-pretty text-muted text-sm">
              It proves that a delivery is really from {name}. It is stored encrypted and never
              shown again.
            </p>
            <ConnectForm
              siteId={site.id}
              platform={platform}
              name={name}
              secretLabel={guide.secretLabel}
              secretHelp={guide.secretHelp}
              action={saveSecret}
            />
          </Step>
        </ol>
      </Card>
    </>
  );
}
