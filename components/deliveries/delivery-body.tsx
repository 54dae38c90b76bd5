import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import type { DeliveryDetail } from "@/lib/inbox";
import { showBody } from "./show-body";

const sizeOf = (bytes: number) =>
  bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KiB`;

/** What a platform sent, as it was kept. */
export function DeliveryBody({
  delivery,
  platform,
}: {
  delivery: DeliveryDetail;
  platform: string;
}) {
  const { text, isBinary, shortened } = showBody(delivery.body);
  return (
    <Card aria-labelledby="body-title">
      <CardHeader
        titleId="body-title"
        title="Raw body"
        description={`What ${platform} sent, without its secret. ${sizeOf(delivery.body.length)}.`}
        actions={
          <a href={`/deliveries/${delivery.id}/body`} download className={buttonStyles()}>
            <Download aria-hidden />
            Download
          </a>
        }
      />
      <CardBody className="flex flex-col gap-2">
        {isBinary ? (
          <p className="text-muted text-sm">
            This is not valid text (UTF-8): bytes that cannot be read are written as{" "}
            <code className="font-mono text-xs">\xNN</code>.
          </p>
        ) : null}
        <CodeBlock label="body" code={text} wrap />
        {shortened ? (
          <p className="text-muted text-sm">
            It is long, and this is only the beginning. The file has all of it.
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}
