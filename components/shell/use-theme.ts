"use client";

import { useSyncExternalStore } from "react";
import { parseTheme, type Theme, themeCookie } from "./theme";

const oneYear = 31_536_000;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const current = () => parseTheme(document.documentElement.dataset.theme);

function setTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme;
  // The Cookie Store API is there on https and localhost only; a self-hosted page may be neither.
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${oneYear}; samesite=lax`;
  for (const listener of listeners) listener();
}

/** The chosen theme and how to choose another. The server reads the cookie, so the next page has it at once. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, current, () => "system"), setTheme];
}
