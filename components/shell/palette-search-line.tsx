import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";

export const palettePlaceholder = "Search orders or go to…";
export const paletteInputStyles = "h-12 min-w-0 flex-1 bg-transparent text-base outline-none";

/** The line at the top of the palette, around its field. */
export function PaletteSearchLine({ children }: { children: ReactNode }) {
  return (
    <div className="flex items-center gap-2.5 border-line border-b px-4">
      <Search aria-hidden className="size-4 shrink-0 text-faint" />
      {children}
      <Kbd keys="escape" className="max-sm:hidden" />
    </div>
  );
}
