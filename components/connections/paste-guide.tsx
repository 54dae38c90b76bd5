import { TextLink } from "@/components/ui/text-link";

interface PasteGuideProps {
  name: string;
  steps: readonly string[];
  settingsUrl: string;
}

/** Where the webhook address goes on the platform. */
export function PasteGuide({ name, steps, settingsUrl }: PasteGuideProps) {
  return (
    <div className="flex flex-col gap-2 text-sm">
      <ol className="flex list-decimal flex-col gap-1 pl-5 marker:text-muted">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <TextLink href={settingsUrl} external>
          Open {name}’s webhook page
        </TextLink>
      </p>
    </div>
  );
}
