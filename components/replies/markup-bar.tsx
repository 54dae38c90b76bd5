"use client";

import {
  Bold,
  Heading,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  MousePointerClick,
  Quote,
} from "lucide-react";

interface Tool {
  label: string;
  Icon: LucideIcon;
  before: string;
  after?: string;
}

const tools: readonly Tool[] = [
  { label: "Bold", Icon: Bold, before: "**", after: "**" },
  { label: "Italic", Icon: Italic, before: "*", after: "*" },
  { label: "Link", Icon: Link2, before: "[", after: "](https://)" },
  { label: "Heading", Icon: Heading, before: "\n\n# " },
  { label: "List", Icon: List, before: "\n- " },
  { label: "Numbered list", Icon: ListOrdered, before: "\n1. " },
  { label: "Quote", Icon: Quote, before: "\n\n> " },
  {
    label: "Button",
    Icon: MousePointerClick,
    before: "\n\n[button: ",
    after: "](https://)\n\n",
  },
];

/** What writes the marks, for those who do not know them. */
export function MarkupBar({ onInsert }: { onInsert: (before: string, after?: string) => void }) {
  return (
    <fieldset
      aria-label="Formatting"
      className="flex flex-wrap gap-0.5 rounded-t-md border border-control border-b-0 bg-sunken px-1 py-0.5"
    >
      {tools.map(({ label, Icon, before, after }) => (
        <button
          key={label}
          type="button"
          title={label}
          aria-label={label}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(before, after)}
          className="grid size-7 place-items-center rounded-sm text-muted hover:bg-hover hover:text-ink touch:size-10"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      ))}
    </fieldset>
  );
}
