import { type ButtonLook, iconPaths, measureButton } from "@/lib/buttons/browser";

interface ButtonPreviewProps {
  look: ButtonLook;
  label: string;
}

/** A support button as it is drawn on other websites; a picture of it, not a link. */
export function ButtonPreview({ look, label }: ButtonPreviewProps) {
  const it = measureButton(look);
  const path = iconPaths[look.icon];
  return (
    <span
      className="box-border inline-flex max-w-full items-center justify-center border border-solid text-center font-semibold leading-[1.2] [overflow-wrap:anywhere]"
      style={{
        gap: it.gap,
        minHeight: it.height,
        padding: `6px ${it.padding}px`,
        borderColor: it.border,
        borderRadius: it.radius,
        background: it.background,
        color: it.text,
        fontSize: it.font,
        fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
      }}
    >
      {path ? (
        <svg
          aria-hidden
          viewBox="0 0 24 24"
          width={it.icon}
          height={it.icon}
          fill="none"
          stroke={it.sign}
          strokeWidth={2}
          strokeLinejoin="round"
          strokeLinecap="round"
          className="shrink-0"
        >
          <path d={path} />
        </svg>
      ) : null}
      <span dir="auto">{label}</span>
    </span>
  );
}
