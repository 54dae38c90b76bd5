import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyField } from "@/components/ui/copy-field";
import { TextLink } from "@/components/ui/text-link";
import type { ButtonSnippets } from "@/lib/buttons/schemas";

const blocks = [
  {
    key: "embed",
    title: "Embed",
    label: "embed code",
    hint: "One line that draws the button where it stands. It loads nothing else and asks for nothing until it is clicked; later changes show by themselves.",
  },
  {
    key: "html",
    title: "HTML",
    label: "HTML",
    hint: "A plain link in the button’s colours, for pages and mails that run no scripts.",
  },
  {
    key: "markdown",
    title: "Markdown",
    label: "Markdown",
    hint: "For readmes, notes and posts.",
  },
] as const;

/** Everything with which a button is put somewhere. */
export function Snippets({ snippets }: { snippets: ButtonSnippets }) {
  return (
    <Card aria-labelledby="snippets-title">
      <CardHeader
        titleId="snippets-title"
        title="Put it anywhere"
        actions={
          <TextLink href={snippets.link} external prefetch={false} className="text-sm">
            Open it
          </TextLink>
        }
      />
      <CardBody className="flex flex-col gap-4">
        <CopyField
          label="Link"
          value={snippets.link}
          hint="For a bio, a video description, a QR code."
        />
        {blocks.map(({ key, title, label, hint }) => (
          <div key={key} className="flex min-w-0 flex-col gap-1.5">
            <h3 className="font-medium text-sm">{title}</h3>
            <CodeBlock label={label} code={snippets[key]} wrap />
            <p className="text-pretty text-muted text-sm">{hint}</p>
          </div>
        ))}
      </CardBody>
    </Card>
  );
}
