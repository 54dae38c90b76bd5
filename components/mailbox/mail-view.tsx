import { Card, CardBody } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";

interface MailViewProps {
  mail: { recipient: string; subject: string; createdAt: Date; html: string; text: string };
}

/** One message as its reader gets it. The frame runs no script; its links open in a new tab. */
export function MailView({ mail }: MailViewProps) {
  return (
    <Card aria-labelledby="mail-subject">
      <header className="border-line border-b px-4 py-3">
        <h2 id="mail-subject" className="wrap-anywhere font-semibold text-base">
          {mail.subject}
        </h2>
        <p className="wrap-anywhere text-muted text-sm">
          To {mail.recipient} · <Time value={mail.createdAt} zone="UTC" /> UTC
        </p>
      </header>
      <CardBody>
        <Tabs defaultValue="html">
          <TabsList aria-label="Part of the message">
            <TabsTrigger value="html">Message</TabsTrigger>
            <TabsTrigger value="text">Plain text</TabsTrigger>
          </TabsList>
          <TabsContent value="html">
            <iframe
              title={`Message: ${mail.subject}`}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              srcDoc={mail.html}
              className="mt-3 h-[34rem] w-full rounded-md border border-line bg-white"
            />
          </TabsContent>
          <TabsContent value="text">
            <div className="mt-3">
              <CodeBlock label="Plain text of the message" code={mail.text} wrap />
            </div>
          </TabsContent>
        </Tabs>
      </CardBody>
    </Card>
  );
}
