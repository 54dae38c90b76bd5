"use client";

import { type DragEvent, type KeyboardEvent, useState } from "react";

/** The list with one of its entries at another place. */
export function movedTo<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const rest = list.filter((_, at) => at !== from);
  const entry = list[from];
  if (entry === undefined) return [...list];
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, entry);
  return rest;
}

/** Puts a list in order by dragging, and with Alt and an arrow key on the entry's handle. */
export function useOrder(count: number, move: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<number>();
  const [over, setOver] = useState<number>();
  const end = () => {
    setDragged(undefined);
    setOver(undefined);
  };
  const entryProps = (at: number) => ({
    onDragOver: (event: DragEvent) => {
      if (dragged === undefined) return;
      event.preventDefault();
      setOver(at);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged !== undefined && dragged !== at) move(dragged, at);
      end();
    },
    "data-over": over === at && dragged !== at ? "" : undefined,
  });
  const handleProps = (at: number) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", String(at));
      setDragged(at);
    },
    onDragEnd: end,
    onKeyDown: (event: KeyboardEvent) => {
      const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const to = at + step;
      if (to >= 0 && to < count) move(at, to);
    },
  });
  return { entryProps, handleProps };
}
