export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "onetill_theme";

/** The theme that a cookie asks for; anything unknown follows the system. */
export const parseTheme = (value: string | undefined): Theme =>
  themes.find((theme) => theme === value) ?? "system";
