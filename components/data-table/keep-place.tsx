"use client";

import { Component, type ReactNode, type RefObject } from "react";

interface KeepPlaceProps {
  /** Inside it are the rows, `[data-row-id]`; it or the window scrolls. */
  within: RefObject<HTMLElement | null>;
  /** Which list this is; another one starts at its top. */
  list: string;
  children: ReactNode;
}

interface Place {
  id: string;
  top: number;
}

const scrollsItself = (box: HTMLElement) =>
  getComputedStyle(box).overflowY !== "visible" && box.scrollHeight > box.clientHeight;

function topRow(box: HTMLElement): Place | null {
  const inside = scrollsItself(box);
  const edge = inside ? box.getBoundingClientRect().top : 0;
  // At the top of the list new rows may push the others down: that is how they are seen.
  if (inside ? box.scrollTop < 2 : box.getBoundingClientRect().top > 0) return null;
  for (const row of box.querySelectorAll<HTMLElement>("[data-row-id]")) {
    const { top, bottom, height } = row.getBoundingClientRect();
    if (height > 0 && bottom > edge + 40) return { id: row.dataset.rowId as string, top };
  }
  return null;
}

/**
 * Keeps the row that is being read where it is when rows come in above it, and starts another list
 * at its top. A class, since only `getSnapshotBeforeUpdate` sees the page just before it changes.
 */
export class KeepPlace extends Component<KeepPlaceProps> {
  getSnapshotBeforeUpdate(before: KeepPlaceProps): Place | null {
    const box = this.props.within.current;
    return box && before.list === this.props.list ? topRow(box) : null;
  }

  componentDidUpdate(before: KeepPlaceProps, _state: unknown, place: Place | null) {
    const box = this.props.within.current;
    if (!box) return;
    if (before.list !== this.props.list) {
      const above = box.getBoundingClientRect().top;
      if (scrollsItself(box)) box.scrollTop = 0;
      else if (above < 0) box.scrollIntoView({ block: "start" });
      return;
    }
    if (!place) return;
    const row = [...box.querySelectorAll<HTMLElement>("[data-row-id]")].find(
      (one) => one.dataset.rowId === place.id && one.offsetParent !== null,
    );
    const moved = row ? row.getBoundingClientRect().top - place.top : 0;
    if (moved === 0) return;
    if (scrollsItself(box)) box.scrollTop += moved;
    else window.scrollBy(0, moved);
  }

  render() {
    return this.props.children;
  }
}
