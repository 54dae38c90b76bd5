import { cn } from "@/components/ui/class-names";

const toneOf = (score: number) =>
  score >= 70 ? "fill-good" : score >= 40 ? "fill-warn" : "fill-idle";

/** How well two things fit, from 0 to 100. */
export function ScoreBar({ score, className }: { score: number; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2", className)}>
      <svg
        aria-hidden
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        className="block h-1.5 w-20 overflow-hidden rounded-full bg-hover"
      >
        <rect width={score} height="6" className={toneOf(score)} />
      </svg>
      <span className="tabular whitespace-nowrap font-medium text-sm">
        <span className="sr-only">Score </span>
        {score}
        <span className="font-normal text-muted"> / 100</span>
      </span>
    </span>
  );
}
