/** The languages that the editor offers; a template may be in any other as well. */
export const locales = [
  "en",
  "de",
  "fr",
  "es",
  "pt",
  "pt-BR",
  "it",
  "nl",
  "pl",
  "cs",
  "sv",
  "da",
  "nb",
  "fi",
  "el",
  "hu",
  "ro",
  "uk",
  "ru",
  "tr",
  "ar",
  "he",
  "fa",
  "hi",
  "id",
  "vi",
  "th",
  "ko",
  "ja",
  "zh-Hans",
  "zh-Hant",
] as const;

/** A language's name in English. */
export function localeName(locale: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
