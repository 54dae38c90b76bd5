/**
 * Where the lines of an amount axis are drawn: at round numbers of minor units, from 0 to the first
 * line above `highest`; four or five lines where there is room for round ones.
 */
export function axisTicks(highest: number): number[] {
  if (highest <= 0) return [0, 1];
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  // A minor unit is not divided.
  const whole = Math.max(1, Math.round(step));
  const count = Math.ceil(highest / whole);
  return Array.from({ length: count + 1 }, (_, index) => index * whole);
}
