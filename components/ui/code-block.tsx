import { cn } from "./class-names";
import { CopyButton } from "./copy-button";
import { ScrollRegion } from "./scroll-region";

interface CodeBlockProps {
  /** Names it for screen readers and the copy button: "raw body". */
  label: string;
  code: string;
  wrap?: boolean;
  className?: string;
}

/** Text as it came: raw bodies, JSON, commands. */
export function CodeBlock({ label, code, wrap = false, className }: CodeBlockProps) {
  return (
    <div className={cn("relative min-w-0 rounded-md border border-line bg-sunken", className)}>
      <CopyButton value={code} what={label} className="absolute top-1.5 right-1.5 bg-sunken" />
      <ScrollRegion label={label} className="max-h-96 rounded-md p-3 pr-11">
        <pre className={cn("font-mono text-xs/5", wrap && "wrap-anywhere whitespace-pre-wrap")}>
          <code>{code}</code>
        </pre>
      </ScrollRegion>
    </div>
  );
}
