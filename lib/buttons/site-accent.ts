import { mix, standOut } from "@/lib/kernel/browser";

const white = "#ffffff";
const black = "#000000";
// The surfaces of the app's own pages, light and dark.
const lightSurfaces = ["#ffffff", "#f4f6f5"];
const darkSurfaces = ["#151918", "#232927"];

/**
 * A creator's colour made fit for pages: as a surface under white text, as text on the page, as a
 * tint. Each is a `light-dark()` pair; text reaches 4.5:1, edges reach 3:1.
 */
export function siteAccent(colour: string) {
  const deep = standOut(colour, black, [white, ...lightSurfaces], 4.5);
  const deepOnDark = standOut(deep, white, ["#151918"], 3);
  const softLight = mix(deep, white, 0.9);
  const softDark = mix(deep, "#151918", 0.72);
  const pair = (light: string, dark: string) => `light-dark(${light}, ${dark})`;
  return {
    accent: pair(deep, deepOnDark),
    hover: pair(mix(deep, black, 0.16), mix(deepOnDark, black, 0.1)),
    soft: pair(softLight, softDark),
    ink: pair(
      standOut(deep, black, [...lightSurfaces, softLight], 4.5),
      standOut(colour, white, [...darkSurfaces, softDark], 4.5),
    ),
  };
}
