const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Turns `90s`, `12h` or `7d` into milliseconds. Throws a RangeError on anything else. */
export function parseDuration(text: string): number {
  const match = /^(\d{1,6})(ms|s|m|h|d|w)$/.exec(text.trim());
  if (!match) throw new RangeError(`"${text}" is not a duration such as 90s, 12h or 7d`);
  return Number(match[1]) * units[match[2] as keyof typeof units];
}
