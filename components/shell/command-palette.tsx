"use client";

import { Dialog as Primitive } from "radix-ui";
import { type ComponentType, useEffect, useState } from "react";
import { scrimStyles } from "@/components/ui/overlay-styles";
import type { PaletteProps } from "./palette";
import { PaletteSearchLine, paletteInputStyles, palettePlaceholder } from "./palette-search-line";

type CommandPaletteProps = Pick<PaletteProps, "data" | "onShowShortcuts" | "onSignOut"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Most pages are left without it ever being opened: its script is asked for when it is. */
function usePalette(open: boolean) {
  const [state, setState] = useState<{ Palette?: ComponentType<PaletteProps>; failed?: boolean }>(
    {},
  );
  const isMissing = open && !state.Palette;
  useEffect(() => {
    if (!isMissing) return;
    import("./palette").then(
      ({ Palette }) => setState({ Palette }),
      () => setState({ failed: true }),
    );
  }, [isMissing]);
  return state;
}

/** ⌘K: go anywhere, search orders, do the few things that belong to no page. */
export function CommandPalette({ open, onOpenChange, ...rest }: CommandPaletteProps) {
  const { Palette, failed } = usePalette(open);
  const [query, setQuery] = useState("");
  const change = (next: boolean) => {
    if (!next) setQuery("");
    onOpenChange(next);
  };
  return (
    <Primitive.Root open={open} onOpenChange={change}>
      <Primitive.Portal>
        <Primitive.Overlay className={scrimStyles} />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[max(0.75rem,12dvh)] z-50 mx-auto max-w-xl overflow-hidden rounded-xl border border-line bg-raised shadow-lg outline-none data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 data-[state=closed]:duration-75 data-[state=open]:duration-100"
        >
          <Primitive.Title className="sr-only">Command palette</Primitive.Title>
          {Palette ? (
            <Palette query={query} onQuery={setQuery} close={() => change(false)} {...rest} />
          ) : (
            <PaletteSearchLine>
              {/* What is typed before the rest has come is kept. */}
              <input
                aria-label="Command palette"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
                placeholder={palettePlaceholder}
                className={paletteInputStyles}
              />
            </PaletteSearchLine>
          )}
          {failed ? (
            <p role="alert" className="px-4 py-10 text-center text-muted text-sm">
              The palette could not be loaded. Check your connection and open it again.
            </p>
          ) : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
