import { env, sayStandIns } from "@/lib/kernel";
import { style } from "../order-page/style";
import { Html, html } from "./html";

/** A plain page as an answer. */
export const pageAnswer = (text: string, init: ResponseInit = {}) =>
  new Response(text, {
    ...init,
    headers: { "Content-Type": "text/html; charset=utf-8", ...init.headers },
  });

/** What a plain page looks like beside its content. */
export interface PlainLook {
  isDark?: boolean;
  hideScrollBar?: boolean;
}

/** A page that holds all that it shows: no request follows it but its script's, where it has one. */
export function drawPage(title: string, look: PlainLook, body: Html, script?: string): string {
  const says = sayStandIns(env().standIns);
  const classes = [look.isDark ? "dark" : "", look.hideScrollBar ? "no-bar" : ""].join(" ").trim();
  return html`<!doctype html>
<html lang="en" class="${classes}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no, email=no, address=no">
<title>${title}</title>
<style>${new Html(style)}</style>
${script ? html`<script src="${script}" defer></script>` : ""}
</head>
<body>
${says ? html`<header class="sandbox">${says}</header>` : ""}
<main>
${body}
</main>
</body>
</html>
`.text;
}

/** A page that says one thing, and perhaps offers something to do about it. */
export const drawSentence = (
  title: string,
  sentence: string,
  look: PlainLook,
  more: Html | string = "",
): string =>
  drawPage(
    title,
    look,
    html`<section>
<h1>${title}</h1>
<p>${sentence}</p>
${more}
</section>`,
  );
