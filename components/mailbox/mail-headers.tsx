import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";

/** The headers of a message, in their order. */
export function MailHeaders({ headers }: { headers: readonly (readonly [string, string])[] }) {
  return (
    <DescriptionList>
      {headers.map(([name, value]) => (
        <DescriptionItem key={name} term={<code className="font-mono text-xs">{name}</code>}>
          <code className="wrap-anywhere font-mono text-xs">{value}</code>
        </DescriptionItem>
      ))}
    </DescriptionList>
  );
}
