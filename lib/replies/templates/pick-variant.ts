const rightToLeft: ReadonlySet<string> = new Set(["ar", "he", "fa", "ur", "ps", "yi", "dv", "sd"]);

const languageOf = (locale: string) => locale.toLowerCase().split("-")[0] ?? "";

export const directionOf = (locale: string): "ltr" | "rtl" =>
  rightToLeft.has(languageOf(locale)) ? "rtl" : "ltr";

/**
 * The text for somebody's language: the very same, else one of the same language, else the first.
 * `wanted` is a language tag; anything else gets the first.
 */
export function pickVariant<Variant extends { locale: string }>(
  variants: readonly Variant[],
  wanted: string | null,
): Variant | undefined {
  const exact = (wanted ?? "").toLowerCase();
  return (
    variants.find(({ locale }) => locale.toLowerCase() === exact) ??
    variants.find(({ locale }) => exact !== "" && languageOf(locale) === languageOf(exact)) ??
    variants[0]
  );
}
