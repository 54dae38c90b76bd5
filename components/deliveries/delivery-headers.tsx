import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";

/** The HTTP headers that are kept of a delivery. */
export function DeliveryHeaders({ headers }: { headers: Record<string, string> }) {
  const entries = Object.entries(headers);
  return (
    <Card aria-labelledby="headers-title">
      <CardHeader titleId="headers-title" title="Headers" description="Signatures are not kept." />
      <CardBody>
        {entries.length === 0 ? (
          <p className="text-muted text-sm">None of those that are kept.</p>
        ) : (
          <DescriptionList>
            {entries.map(([name, value]) => (
              <DescriptionItem key={name} term={<code className="font-mono text-xs">{name}</code>}>
                <code className="font-mono text-xs">{value}</code>
              </DescriptionItem>
            ))}
          </DescriptionList>
        )}
      </CardBody>
    </Card>
  );
}
