"use client";

import { useEffect } from "react";
import { followKeys, nameOfKey } from "./shortcut-keys";
import { registeredGroups, singleKeysAreOn } from "./shortcut-registry";

const patience = 1200; // ms between the keys of a sequence
const typing =
  "textarea, select, [contenteditable=true], input:not([type=checkbox],[type=radio],[type=button],[type=submit])";
const layers = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Whether Enter or Space already means something to what has the focus. */
const isPressable = (target: Element) => target.closest("a, button, summary, input, [role=button]");

/** The one listener behind all `useShortcuts`. */
export function ShortcutListener() {
  useEffect(() => {
    let typed = "";
    let timer: ReturnType<typeof setTimeout> | undefined;

    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      const key = nameOfKey(event);
      const target = event.target instanceof Element ? event.target : document.body;
      if (!key) return;
      if (!key.startsWith("mod+")) {
        if (!singleKeysAreOn() || target.closest(typing) || document.querySelector(layers)) return;
        if ((key === "enter" || key === "space") && isPressable(target)) return;
      }
      const all = registeredGroups().flatMap((group) => group.shortcuts);
      const next = followKeys(all, typed, key);
      clearTimeout(timer);
      typed = next.typed;
      if (typed) {
        timer = setTimeout(() => {
          typed = "";
        }, patience);
      }
      if (!next.found) return;
      event.preventDefault();
      next.found.run();
    }

    document.addEventListener("keydown", onKeyDown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, []);
  return null;
}
