import { type ButtonLook, writtenColour } from "@/lib/buttons/browser";
import { ButtonPreview } from "./button-preview";

const pages = [
  { name: "On a light page", className: "bg-[#ffffff]" },
  { name: "On a dark page", className: "bg-[#17191c]" },
];

/** How the button looks while it is being made, on a light page and on a dark one. */
export function LivePreview({ look, label }: { look: ButtonLook; label: string }) {
  // A colour that is half typed is not one yet.
  const colour = look.colour.trim().toLowerCase();
  const shown = { ...look, colour: writtenColour.test(colour) ? colour : "#858d88" };
  return (
    <figure aria-label="Preview" className="min-w-0">
      <div className="grid overflow-hidden rounded-lg border border-line sm:grid-cols-2">
        {pages.map(({ name, className }) => (
          <div
            key={name}
            title={name}
            className={`grid min-h-28 place-items-center px-4 py-6 ${className}`}
          >
            <ButtonPreview look={shown} label={label.trim() || "Support me"} />
          </div>
        ))}
      </div>
      <figcaption className="mt-1.5 text-muted text-sm">
        The label is always given a colour that can be read.
      </figcaption>
    </figure>
  );
}
