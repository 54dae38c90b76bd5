import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { readAddress, writeAddress } from "@/lib/addresses";
import { describeDetails } from "./describe-details";
import { FactList } from "./fact-list";
import { LongText } from "./long-text";

interface OrderShippingProps {
  titleId: string;
  shipping: Record<string, unknown>;
  currency: string;
  zone: string;
}

/** Where it is to be sent, in the form of its country. */
export async function OrderShipping({ titleId, shipping, currency, zone }: OrderShippingProps) {
  const { address, others } = readAddress(shipping);
  const { telephone } = address;
  const lines = await writeAddress(address);
  const facts = describeDetails(others, currency);
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader
        titleId={titleId}
        title="Shipping"
        actions={
          lines.length > 0 ? (
            <CopyButton value={lines.join("\n")} what="address" label="Copy" size="sm" />
          ) : undefined
        }
      />
      <CardBody className="flex flex-col gap-3 text-sm">
        <address className="not-italic">
          {[...lines.entries()].map(([place, line]) => (
            <LongText key={place} text={line} what="address" lines={2} />
          ))}
        </address>
        {telephone ? (
          <p className="wrap-anywhere">
            <span className="sr-only">Telephone </span>
            <a
              href={`tel:${telephone.replace(/[^\d+]/g, "")}`}
              className="rounded-sm text-accent-ink underline decoration-accent-ink/40 underline-offset-3 hover:decoration-current touch:inline-block touch:py-3"
            >
              {telephone}
            </a>
          </p>
        ) : null}
        {facts.length > 0 ? <FactList facts={facts} zone={zone} /> : null}
      </CardBody>
    </Card>
  );
}
