"use client";

export interface Shortcut {
  /** "j", "?", "enter", "g o" (one after the other) or "mod+k". */
  keys: string;
  /** What it does, for the list behind `?`. */
  label: string;
  run: () => void;
}

export interface ShortcutGroup {
  name: string;
  shortcuts: readonly Shortcut[];
}

const preference = "onetill_shortcuts";
const listeners = new Set<() => void>();
let groups: readonly ShortcutGroup[] = [];

function changed() {
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export const registeredGroups = () => groups;

/** Adds a group; the returned function takes it away again. */
export function register(group: ShortcutGroup) {
  groups = [...groups, group];
  changed();
  return () => {
    groups = groups.filter((other) => other !== group);
    changed();
  };
}

/** WCAG 2.1.4: shortcuts of a single character can be switched off. Kept in this browser. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(preference) !== "off";
  } catch {
    return true; // no storage in this frame
  }
}

export function switchSingleKeys(on: boolean) {
  try {
    localStorage.setItem(preference, on ? "on" : "off");
  } catch {
    return;
  }
  changed();
}
