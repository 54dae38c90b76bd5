/** A colour as `#rrggbb`. */
type Colour = string;

const channelsOf = (colour: Colour) =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
function luminanceOf(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How well two colours can be told apart, 1 to 21; text wants 4.5, signs want 3. */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** So much of `other` (0 to 1) mixed into a colour. */
export function mix(colour: Colour, other: Colour, share: number): Colour {
  const from = channelsOf(colour);
  const to = channelsOf(other);
  const mixed = from.map((channel, index) =>
    Math.round(channel + ((to[index] ?? 0) - channel) * share),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** The nearest colour towards `towards` that stands out from all of `against` at least so well. */
export function standOut(
  colour: Colour,
  towards: Colour,
  against: readonly Colour[],
  contrast: number,
): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, towards, share);
    if (against.every((other) => contrastOf(mixed, other) >= contrast)) return mixed;
  }
  return towards;
}
