import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import type { MailDetail } from "@/lib/mail";

/** What a person has to know about a mail that has not simply been sent. */
export function MailStanding({ mail }: { mail: MailDetail }) {
  const { state, lastError, attempts } = mail;
  const words = lastError ? <span className="wrap-anywhere">{lastError}</span> : null;
  if (state === "failed") {
    return (
      <Callout tone="bad" title="It could not be sent">
        {words}
      </Callout>
    );
  }
  if (state === "unknown") {
    return (
      <Callout tone="warn" title="It may have arrived, or not">
        The connection broke after the whole message had gone to the mail server and before its
        answer came. So that nobody gets it twice, it is not repeated by itself. {words}
      </Callout>
    );
  }
  if (state === "queued" && attempts > 0) {
    return (
      <Callout tone="info" title="It is tried again">
        {words} The next attempt is at <Time value={mail.nextAttemptAt} zone={mail.siteTimeZone} />.
      </Callout>
    );
  }
  return null;
}
