import { Callout } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ImportDetail } from "@/lib/imports";
import { countText } from "./count-text";

interface ImportVerdictProps {
  detail: ImportDetail;
  /** The platform's name. */
  name: string;
  zone: string;
  siteSlug: string;
}

/** What came of a check, in one or two sentences. */
function CheckVerdict({ detail, name, zone }: ImportVerdictProps) {
  const { counts, comparison } = detail;
  const missing = counts.new ?? 0;
  const span =
    comparison.from && comparison.to ? (
      <>
        {" "}
        The file goes from <Time value={new Date(comparison.from)} zone={zone} format="date" /> to{" "}
        <Time value={new Date(comparison.to)} zone={zone} format="date" />.
      </>
    ) : null;
  if (missing === 0) {
    return (
      <Callout tone="good" title="Nothing is missing here">
        Every payment in the file that could be read is an order already.{span}
      </Callout>
    );
  }
  const missed = comparison.missed ?? 0;
  return (
    <Callout
      tone={missed > 0 ? "warn" : "info"}
      title={`${countText(missing, "payment")} of the file ${missing === 1 ? "is" : "are"} missing here`}
    >
      {missed > 0 && comparison.connectedAt ? (
        <>
          {countText(missed, "of them was", "of them were")} paid after {name} was connected: their
          deliveries never came.{" "}
        </>
      ) : null}
      Adding them writes to nobody: past orders trigger no replies.{span}
    </Callout>
  );
}

/** What there is to say about a file, whatever state it is in. */
export function ImportVerdict(props: ImportVerdictProps) {
  const { detail, siteSlug } = props;
  const added = detail.counts.added ?? 0;
  if (detail.state === "failed") {
    return (
      <Callout tone="bad" title="This file could not be worked through">
        {detail.error}
        {added > 0 ? ` ${countText(added, "order")} had been added by then and stay.` : null}
      </Callout>
    );
  }
  if (detail.state === "checked") return <CheckVerdict {...props} />;
  if (detail.state === "done") {
    return (
      <Callout tone="good" title={`${countText(added, "order")} added`}>
        They are in{" "}
        <TextLink href={`/orders?site=${siteSlug}&platform=${detail.platform}`}>
          the list of orders
        </TextLink>{" "}
        by the day they were paid, marked on their timeline as imported.
      </Callout>
    );
  }
  if (detail.state === "canceled") {
    return (
      <Callout tone="neutral" title="This file was called off">
        {added > 0
          ? `${countText(added, "order")} had been added by then and stay. Bring the file again to add the others.`
          : "Nothing of it was added."}
      </Callout>
    );
  }
  return null;
}
