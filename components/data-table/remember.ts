const oneYear = 31_536_000;

/** Keeps a small choice of this browser's where the server reads it with the next page. */
export function remember(cookie: string, value: string): void {
  // The Cookie Store API is there on https and localhost only; a self-hosted page may be neither.
  document.cookie = `${cookie}=${encodeURIComponent(value)}; path=/; max-age=${oneYear}; samesite=lax`;
}
