"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";

interface ColumnChooserProps<Id extends string> {
  /** All of them, in their usual order. */
  all: readonly { id: Id; label: string }[];
  /** Those that are shown, in the order shown. */
  shown: readonly Id[];
  /** The one that cannot be hidden. */
  fixed: Id;
  onChange: (shown: Id[]) => void;
}

/** Which columns a table has, and in which order. */
export function ColumnChooser<Id extends string>(props: ColumnChooserProps<Id>) {
  const { all, shown, fixed, onChange } = props;
  const labelOf = (id: Id) => all.find((column) => column.id === id)?.label ?? id;
  const hidden = all.map((column) => column.id).filter((id) => !shown.includes(id));
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<{ id: Id; by: number } | null>(null);
  useEffect(() => {
    // What moves in the page loses the focus; the next press should move it on.
    if (!moved) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-move="${moved.id}"]`);
    const [up, down] = [...(buttons ?? [])];
    const wanted = moved.by < 0 ? up : down;
    (wanted?.disabled ? (moved.by < 0 ? down : up) : wanted)?.focus();
  }, [moved]);
  const move = (id: Id, by: number) => {
    const from = shown.indexOf(id);
    const order = shown.filter((other) => other !== id);
    order.splice(from + by, 0, id);
    onChange(order);
    setMoved({ id, by });
  };
  return (
    <>
      <p role="status" className="sr-only">
        {moved
          ? `${labelOf(moved.id)} is column ${shown.indexOf(moved.id) + 1} of ${shown.length}`
          : null}
      </p>
      <ul ref={list} aria-label="Columns" className="flex flex-col">
        {[...shown, ...hidden].map((id) => {
          const place = shown.indexOf(id);
          return (
            <li key={id} className="flex items-center justify-between gap-2">
              <Checkbox
                label={labelOf(id)}
                checked={place >= 0}
                disabled={id === fixed}
                onChange={(event) =>
                  onChange(
                    event.target.checked ? [...shown, id] : shown.filter((other) => other !== id),
                  )
                }
              />
              {place < 0 ? null : (
                <span className="flex">
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    className="size-6"
                    data-move={id}
                    aria-label={`Move ${labelOf(id)} up`}
                    disabled={place === 0}
                    onClick={() => move(id, -1)}
                  >
                    <ArrowUp aria-hidden />
                  </Button>
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    className="size-6"
                    data-move={id}
                    aria-label={`Move ${labelOf(id)} down`}
                    disabled={place === shown.length - 1}
                    onClick={() => move(id, 1)}
                  >
                    <ArrowDown aria-hidden />
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
