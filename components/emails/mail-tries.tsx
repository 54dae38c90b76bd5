import { Badge, type Tone } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { MailDetail } from "@/lib/mail";

type Try = MailDetail["tries"][number];

const looks: Record<Try["outcome"], { label: string; tone: Tone }> = {
  sent: { label: "Taken", tone: "good" },
  postponed: { label: "Put off", tone: "warn" },
  failed: { label: "Refused", tone: "bad" },
  unknown: { label: "No answer", tone: "warn" },
  interrupted: { label: "Interrupted", tone: "neutral" },
};

/** Every try to send a mail, with what the server said. */
export function MailTries({ mail }: { mail: MailDetail }) {
  const { tries, state, siteTimeZone: zone } = mail;
  return (
    <Card aria-labelledby="tries-title">
      <CardHeader
        titleId="tries-title"
        title="Attempts"
        description="Each time it was given to the mail server, and the server's own words."
      />
      <CardBody>
        {tries.length === 0 ? (
          <p className="text-muted text-sm">
            {state === "kept"
              ? "None: no mail server is set up, so the message stays in the sandbox mailbox."
              : "None yet."}
          </p>
        ) : (
          <ol reversed className="flex flex-col divide-y divide-line">
            {tries.map(({ number, at, outcome, detail }) => (
              <li key={number} className="flex flex-col gap-1 py-2.5 text-sm first:pt-0 last:pb-0">
                <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                  <span className="tabular font-medium">Attempt {number}</span>
                  <Badge tone={looks[outcome].tone}>{looks[outcome].label}</Badge>
                  <Time value={at} zone={zone} className="text-muted text-xs" />
                </span>
                {detail ? (
                  <code className="wrap-anywhere font-mono text-muted text-xs">{detail}</code>
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </CardBody>
    </Card>
  );
}
