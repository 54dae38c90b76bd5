import { contrastOf, standOut } from "@/lib/kernel/schemas";

/** The colour of a site that has chosen none. */
export const defaultAccent = "#14532d";

const white = "#ffffff";
const black = "#000000";
/** WCAG 2.2, 1.4.3: what text wants. */
const readable = 4.5;

/** What a mail is drawn in: the accent, text that can be read on it, and links for white paper. */
export function accentColors(accentColor: string | null) {
  const accent = accentColor && /^#[0-9a-f]{6}$/i.test(accentColor) ? accentColor : defaultAccent;
  const onAccent = contrastOf(accent, white) >= readable ? white : black;
  return { accent, onAccent, link: standOut(accent, black, [white], readable) };
}
