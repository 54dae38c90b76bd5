import { CopyButton } from "@/components/ui/copy-button";

/** The code, as large as it fits, ready to be copied. */
export function CodeCard({ code }: { code: string }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-3 rounded-lg border border-accent-ink/40 border-dashed bg-accent-soft p-3 sm:px-4">
      <p className="select-all font-mono font-semibold text-[1.375rem]/9 xs:text-[1.5rem] sm:text-[1.75rem] text-accent-ink tracking-wide">
        {code}
      </p>
      <CopyButton value={code} what="the code" label="Copy" variant="primary" size="lg" />
    </div>
  );
}
