// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import { createHash } from "node:crypto";

const style = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; box-sizing: border-box;
  font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#fafbfa, #0e1110); color: light-dark(#161a18, #eceeed); }
main { max-width: 30rem; }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 1rem; color: light-dark(#545c57, #a5ada8); }
a { color: light-dark(#0b5f3d, #62cb9b); }
small { color: light-dark(#646c67, #929a95); overflow-wrap: anywhere; }
`;

/** What `plainPage` may do: show itself. */
export const plainPagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const asText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page that needs nothing but itself: no script, no file, no database. */
export function plainPage(title: string, sentence: string, requestId: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${asText(title)} · Onetill</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${asText(title)}</h1>
<p>${asText(sentence)}</p>
<p><a href="">Try again</a></p>
<small>Request ${asText(requestId)}</small>
</main>
</body>
</html>
`;
}
