import type { ButtonLook } from "./button-choices";
import { measureButton } from "./button-look";

const htmlEscapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => htmlEscapes[sign] ?? sign);

/** Text that Markdown would read as its own, or let through as HTML. */
const escapeMarkdown = (text: string) => text.replace(/[\\`*_{}[\]()#+!|<>&~]/g, "\\$&");

export interface ButtonSnippets {
  link: string;
  html: string;
  markdown: string;
  embed: string;
}

/** What a creator pastes to put a button somewhere. `appUrl` is Onetill's public address. */
export function buttonSnippets(
  appUrl: string,
  button: { token: string; label: string; look: ButtonLook },
): ButtonSnippets {
  const link = `${appUrl}/support/${button.token}`;
  const { background, text, border, radius, padding, font } = measureButton(button.look);
  const style = `display:inline-block;padding:10px ${padding}px;border:1px solid ${border};border-radius:${radius}px;background:${background};color:${text};font:600 ${font}px/1.2 system-ui,sans-serif;text-decoration:none`;
  return {
    link,
    html: `<a href="${escapeHtml(link)}" target="_blank" rel="noopener" style="${style}">${escapeHtml(button.label)}</a>`,
    markdown: `[${escapeMarkdown(button.label)}](${link})`,
    embed: `<script async src="${escapeHtml(`${link}/button.js`)}"></script>`,
  };
}
