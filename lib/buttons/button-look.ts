import { contrastOf, mix, standOut } from "@/lib/kernel/browser";
import type { ButtonLook, buttonIcons } from "./button-choices";

const white = "#ffffff";
const black = "#000000";

const sizes = {
  small: { height: 36, padding: 14, font: 14, icon: 16, gap: 7 },
  medium: { height: 44, padding: 18, font: 16, icon: 18, gap: 8 },
  large: { height: 52, padding: 24, font: 18, icon: 20, gap: 10 },
} as const;

const radii = { pill: 999, rounded: 10, square: 0 } as const;

/** Drawn by hand on a field of 24 by 24, as strokes. */
export const iconPaths: Record<(typeof buttonIcons)[number], string> = {
  heart:
    "M12 20.5 4.6 13.2a4.9 4.9 0 0 1 0-7 4.9 4.9 0 0 1 7 0l.4.5.4-.5a4.9 4.9 0 0 1 7 0 4.9 4.9 0 0 1 0 7z",
  cup: "M4 8h13v6.5A5.5 5.5 0 0 1 11.5 20h-2A5.5 5.5 0 0 1 4 14.5zM17 10h1.5a2.5 2.5 0 0 1 0 5H17M8 2.5v2M13 2.5v2",
  star: "m12 3.2 2.7 5.5 6.1.9-4.4 4.3 1 6-5.4-2.8-5.4 2.8 1-6-4.4-4.3 6.1-.9z",
  spark:
    "M12 2.5c.9 5.4 4.1 8.6 9.5 9.5-5.4.9-8.6 4.1-9.5 9.5-.9-5.4-4.1-8.6-9.5-9.5 5.4-.9 8.6-4.1 9.5-9.5z",
  none: "",
};

export interface ButtonPaint {
  background: string;
  hover: string;
  text: string;
  border: string;
  /** Of the sign before the label. */
  sign: string;
}

/** Colours in which the label can be read (4.5:1), whatever colour was chosen. */
export function paintButton({ tone, colour }: Pick<ButtonLook, "tone" | "colour">): ButtonPaint {
  if (tone === "solid") {
    const isDark = contrastOf(white, colour) >= 4.5;
    const text = isDark ? white : black;
    return {
      background: colour,
      // Away from the text, so that it stays readable.
      hover: mix(colour, isDark ? black : white, 0.15),
      text,
      // A very light button would be lost on a white page.
      border: isDark ? colour : standOut(colour, black, [white], 1.6),
      sign: text,
    };
  }
  if (tone === "soft") {
    const background = mix(colour, white, 0.88);
    const hover = mix(colour, white, 0.8);
    const text = standOut(colour, black, [background, hover], 4.5);
    return { background, hover, text, border: mix(colour, white, 0.65), sign: text };
  }
  const hover = "#f4f6f5";
  return {
    background: white,
    hover,
    text: "#161a18",
    border: "#b9c1bc",
    sign: standOut(colour, black, [white, hover], 3),
  };
}

/** Sizes and colours of a button, in CSS pixels. */
export function measureButton(look: ButtonLook) {
  return { ...sizes[look.size], radius: radii[look.shape], ...paintButton(look) };
}

/** The style sheet of the embedded button, for its shadow root alone. */
export function buttonStyleSheet(look: ButtonLook): string {
  const it = measureButton(look);
  return [
    ":host{all:initial;display:inline-block;max-width:100%}",
    `a{box-sizing:border-box;display:inline-flex;align-items:center;justify-content:center;gap:${it.gap}px;max-width:100%;min-height:${it.height}px;padding:6px ${it.padding}px;border:1px solid ${it.border};border-radius:${it.radius}px;background:${it.background};color:${it.text};font:600 ${it.font}px/1.2 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;text-align:center;text-decoration:none;overflow-wrap:anywhere;cursor:pointer;transition:background-color .12s}`,
    `a:hover{background:${it.hover}}`,
    // Two rings, so that one of them shows on any page.
    "a:focus-visible{outline:2px solid #161a18;outline-offset:2px;box-shadow:0 0 0 6px #fff}",
    `svg{flex:none;width:${it.icon}px;height:${it.icon}px;fill:none;stroke:${it.sign};stroke-width:2;stroke-linejoin:round;stroke-linecap:round}`,
    "i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}",
    "@media(prefers-reduced-motion:reduce){a{transition:none}}",
    "@media(forced-colors:active){svg{stroke:currentColor}}",
  ].join("");
}
