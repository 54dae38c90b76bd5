/** The look of a store's pages: the colours are those of app/globals.css; `--accent` is the site's own. */
export const storeStyle = `
:root { color-scheme: light dark; --canvas: light-dark(#fafbfa, #0e1110); --surface: light-dark(#ffffff, #151918);
  --line: light-dark(#e4e8e5, #262d2a); --control: light-dark(#8a938d, #69726c); --ink: light-dark(#161a18, #eceeed);
  --muted: light-dark(#545c57, #a5ada8); --accent-ink: light-dark(#0b5f3d, #62cb9b); --fill: light-dark(#0d6b45, #1c7a52);
  --bad: light-dark(#a11d1d, #f2a3a3); --focus: light-dark(#0d6b45, #62cb9b); }
* { box-sizing: border-box; }
body { margin: 0; padding: clamp(1rem, 4vw, 3rem) 1rem 4rem; font: 1rem/1.55 system-ui, sans-serif; background: var(--canvas);
  color: var(--ink); overflow-wrap: anywhere; }
.sandbox { max-width: 60rem; margin: 0 auto 1rem; padding: .25rem .625rem; border-radius: .375rem; text-align: center;
  background: light-dark(#fdf3dc, #2b2110); color: light-dark(#7a4b00, #e8b866); font-size: .875rem; }
main { max-width: 60rem; margin: 0 auto; }
main.narrow { max-width: 36rem; }
h1 { font-size: clamp(1.5rem, 4vw, 2rem); line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; line-height: 1.3; margin: 0; }
p { margin: 0 0 1rem; }
.muted, small { color: var(--muted); }
small { display: block; font-size: .875rem; }
a { color: var(--accent-ink); }
.items { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.items a { display: flex; flex-direction: column; gap: .375rem; height: 100%; padding: 1.25rem; border: 1px solid var(--line);
  border-radius: .75rem; background: var(--surface); color: inherit; text-decoration: none; }
.items a:hover { border-color: var(--control); }
.items img { width: 100%; height: auto; aspect-ratio: 4 / 3; object-fit: cover; border-radius: .5rem; margin-bottom: .375rem; background: var(--line); }
.pictures { list-style: none; display: flex; gap: .75rem; margin: 1rem 0 1.25rem; padding: 0; overflow-x: auto; scroll-snap-type: x mandatory; border-radius: .75rem; }
.pictures:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.pictures li { flex: 0 0 100%; scroll-snap-align: start; }
.pictures li:not(:only-child) { flex-basis: 88%; }
.pictures img { display: block; width: 100%; height: auto; max-height: 32rem; aspect-ratio: 4 / 3; object-fit: cover; border-radius: .75rem; background: var(--line); }
.price { font-variant-numeric: tabular-nums; font-weight: 600; margin-top: auto; }
section, form { background: var(--surface); border: 1px solid var(--line); border-radius: .75rem; padding: clamp(1rem, 4vw, 1.75rem); margin-top: 1.25rem; }
.text { white-space: pre-line; }
label, legend { display: block; font-weight: 500; margin: 0 0 .25rem; padding: 0; }
.field { margin: 0 0 1.125rem; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
input, select, textarea { width: 100%; padding: .625rem .75rem; font: inherit; color: inherit; background: var(--canvas);
  border: 1px solid var(--control); border-radius: .5rem; }
input[type=checkbox] { width: 1.25rem; height: 1.25rem; margin: .125rem 0 0; flex: none; }
input[type=number] { max-width: 7rem; }
.check { display: flex; gap: .75rem; align-items: flex-start; font-weight: 400; }
[aria-invalid=true] { border-color: var(--bad); }
.problem { color: var(--bad); margin: .375rem 0 0; font-size: .9375rem; }
.alert { border-left: .25rem solid var(--bad); padding: .5rem .875rem; margin: 0 0 1.25rem; }
dl { margin: 0 0 1.25rem; }
dl > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .5rem 0; border-top: 1px solid var(--line); }
dl > div:first-child { border-top: 0; }
dt { color: var(--muted); }
dd { margin: 0 0 0 auto; text-align: right; font-variant-numeric: tabular-nums; }
button { width: 100%; padding: .875rem 1rem; font: 600 1rem system-ui, sans-serif; color: #fff; background: var(--fill); border: 0;
  border-radius: .5rem; cursor: pointer; }
button.second { margin-top: .5rem; width: auto; padding: .5rem .875rem; font-size: .9375rem; color: inherit; background: transparent; border: 1px solid var(--control); }
.after { margin-top: 1.75rem; }
button[disabled] { opacity: .6; cursor: default; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
#card { min-height: 14rem; margin: 0 0 1rem; }
#express { margin: 0 0 1rem; }
[role=status]:empty { display: none; }
`;
