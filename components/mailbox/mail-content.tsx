import { CodeBlock } from "@/components/ui/code-block";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";

interface MailContentProps {
  subject: string;
  html: string;
  text: string;
  /** A preview: its links lead nowhere. */
  preview?: boolean;
}

/**
 * Both parts of a message as its reader gets them. The frame runs no script and sends no form; its
 * links open in a new tab.
 */
export function MailContent({ subject, html, text, preview = false }: MailContentProps) {
  return (
    <Tabs defaultValue="html">
      <TabsList aria-label="Part of the message">
        <TabsTrigger value="html">Message</TabsTrigger>
        <TabsTrigger value="text">Plain text</TabsTrigger>
      </TabsList>
      <TabsContent value="html">
        <iframe
          title={preview ? "Preview of the message" : `Message: ${subject}`}
          sandbox={preview ? "" : "allow-popups allow-popups-to-escape-sandbox"}
          srcDoc={html}
          className="mt-3 h-[34rem] w-full rounded-md border border-line bg-[#fff]"
        />
      </TabsContent>
      <TabsContent value="text">
        <div className="mt-3">
          <CodeBlock label="Plain text of the message" code={text} wrap />
        </div>
      </TabsContent>
    </Tabs>
  );
}
