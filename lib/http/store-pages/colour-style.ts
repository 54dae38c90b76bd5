import { siteAccent } from "@/lib/buttons/browser";

/** The style of a site's own colour, to stand after the store's; empty where it has none. */
export function colourStyle(colour: string | null): string {
  if (!colour || !/^#[0-9a-f]{6}$/i.test(colour)) return "";
  const { accent, ink } = siteAccent(colour);
  return `:root { --fill: ${accent}; --accent-ink: ${ink}; --focus: ${ink}; }`;
}
