import { colord, extend } from "colord";
import a11y from "colord/plugins/a11y";

/** A colour as `#rrggbb`. */
type Colour = string;

/** A colour that knows how it contrasts. Extended at its first use, so that pages without colours carry none of it. */
function read(colour: Colour) {
  extend([a11y]);
  return colord(colour);
}

/** How well two colours can be told apart, 1 to 21, cut to two decimals; text wants 4.5, signs want 3. */
export const contrastOf = (one: Colour, other: Colour): number => read(one).contrast(other);

/** So much of `other` (0 to 1) mixed into a colour, as `color-mix(in srgb)` does. */
export function mix(colour: Colour, other: Colour, share: number): Colour {
  const [from, to] = [colord(colour).toRgb(), colord(other).toRgb()];
  const between = (channel: "r" | "g" | "b") =>
    from[channel] + (to[channel] - from[channel]) * share;
  return colord({ r: between("r"), g: between("g"), b: between("b") }).toHex();
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
