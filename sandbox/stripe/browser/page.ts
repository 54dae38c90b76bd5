/** An answer that is no API's. */
export interface Page {
  status: number;
  type: string;
  text: string;
  headers?: Record<string, string>;
}

export const html = (text: string, status = 200): Page => ({
  ...{ status, type: "text/html; charset=utf-8", text },
  headers: { "cache-control": "no-store" },
});
export const json = (value: unknown, status = 200): Page => ({
  ...{ status, type: "application/json", text: JSON.stringify(value) },
});

/** Text as it may stand in HTML. */
export const escaped = (text: unknown): string =>
  String(text ?? "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const palettes = {
  light: { ink: "#1f2937", paper: "#ffffff", line: "#9ca3af", error: "#b91c1c", scheme: "light" },
  dark: { ink: "#f3f4f6", paper: "#111827", line: "#6b7280", error: "#fca5a5", scheme: "dark" },
};

const look = (theme: string) => {
  const { ink, paper, line, error, scheme } = palettes[theme === "dark" ? "dark" : "light"];
  return `:root{color-scheme:${scheme}}
*{box-sizing:border-box}
body{margin:0;padding:2px;font:15px/1.4 system-ui,sans-serif;color:${ink};background:transparent}
label{display:block;font-size:13px;margin:0 0 4px}
input{width:100%;padding:10px 12px;font:inherit;border:1px solid ${line};border-radius:8px;background:${paper};color:inherit}
input:focus-visible,button:focus-visible{outline:2px solid #2563eb;outline-offset:1px}
input[aria-invalid=true]{border-color:${error}}
.row{display:grid;grid-template-columns:1fr 1fr;gap:12px;margin-top:12px}
.error{color:${error};font-size:13px;margin:4px 0 0;min-height:0}
.buttons{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:8px}
button{padding:12px;font:600 15px system-ui,sans-serif;border:0;border-radius:8px;background:#111;color:#fff;cursor:pointer}
button.second{background:#e5e7eb;color:#111}`;
};

/** A page in a frame. `script` and `body` are ours; nothing of a request may stand in them as it came. */
export const framePage = (title: string, theme: string, body: string, script: string) =>
  html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${look(theme)}</style></head><body>${body}<script>${script}</script></body></html>`,
  );

/** How a frame speaks with the page that it is in. */
export const talk = `
const at = new URLSearchParams(location.search);
const frame = at.get("frame"), parentOrigin = at.get("parent");
const say = (data) => { if (parentOrigin) parent.postMessage({ standIn: frame, ...data }, parentOrigin); };
new ResizeObserver(() => say({ height: Math.ceil(document.documentElement.getBoundingClientRect().height) })).observe(document.documentElement);
const form = (value, name = "") => Object.entries(value).flatMap(([key, one]) => one === undefined || one === null ? [] :
  typeof one === "object" ? form(one, name ? name + "[" + key + "]" : key) : [[name ? name + "[" + key + "]" : key, String(one)]]);
const call = async (key, path, params) => (await fetch("/v1" + path, { method: "POST",
  headers: { authorization: "Bearer " + key, "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(form(params)) })).json();
`;
