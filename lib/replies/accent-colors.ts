/** The colour of a site that has chosen none. */
export const defaultAccent = "#14532d";

type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const write = (rgb: Rgb) =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** WCAG 2.2, relative luminance. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2, contrast ratio of two colours such as `#14532d`. */
export function contrastOf(a: string, b: string): number {
  const [light, dark] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** The accent darkened until it can be read on white. */
function readableOnWhite(accent: string): string {
  let rgb = parse(accent);
  while (contrastOf(write(rgb), "#ffffff") < 4.5) {
    rgb = rgb.map((part) => part * 0.94) as unknown as Rgb;
  }
  return write(rgb);
}

/** What a mail is drawn in: the accent, text that can be read on it, and links for white paper. */
export function accentColors(accentColor: string | null) {
  const accent = accentColor && /^#[0-9a-f]{6}$/i.test(accentColor) ? accentColor : defaultAccent;
  const onAccent = contrastOf(accent, "#ffffff") >= 4.5 ? "#ffffff" : "#000000";
  return { accent, onAccent, link: readableOnWhite(accent) };
}
