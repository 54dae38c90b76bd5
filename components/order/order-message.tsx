import { Lock } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { LongText } from "./long-text";

/** What the buyer wrote. */
export function OrderMessage({ message, isPrivate }: { message: string; isPrivate: boolean }) {
  return (
    <Card aria-labelledby="message-title">
      <CardHeader
        titleId="message-title"
        title="Message"
        actions={
          isPrivate ? (
            <Badge tone="warn" title="The customer asked that this is never shown in public">
              <Lock aria-hidden />
              Private
            </Badge>
          ) : undefined
        }
      />
      <CardBody>
        <blockquote className="border-line-strong border-l-2 pl-3">
          <LongText text={message} what="message" lines={8} preserve />
        </blockquote>
      </CardBody>
    </Card>
  );
}
