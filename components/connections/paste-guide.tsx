import { ArrowUpRight } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";

interface PasteGuideProps {
  name: string;
  steps: readonly string[];
  settingsUrl: string;
}

/** Where the webhook address goes on the platform. */
export function PasteGuide({ name, steps, settingsUrl }: PasteGuideProps) {
  return (
    <div className="flex flex-col items-start gap-3 text-sm">
      <ol className="flex list-decimal flex-col gap-1 pl-5 marker:text-muted">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <a href={settingsUrl} target="_blank" rel="noreferrer" className={buttonStyles()}>
        Open {name}’s webhook page
        <ArrowUpRight aria-hidden />
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
    </div>
  );
}
