/** The look of an order's page: the colours are those of app/globals.css. */
export const style = `
:root { color-scheme: light dark; --canvas: light-dark(#fafbfa, #0e1110); --surface: light-dark(#ffffff, #151918);
  --line: light-dark(#e4e8e5, #262d2a); --ink: light-dark(#161a18, #eceeed); --muted: light-dark(#545c57, #a5ada8);
  --accent-ink: light-dark(#0b5f3d, #62cb9b); --accent-soft: light-dark(#e3f2ea, #11291f);
  --sunken: light-dark(#f4f6f5, #1a1f1d); --focus: light-dark(#0d6b45, #62cb9b); }
:root.dark { color-scheme: dark; }
:root.no-bar { scrollbar-width: none; }
* { box-sizing: border-box; }
body { margin: 0; padding: clamp(1rem, 5vw, 4rem) 1rem; font: 1rem/1.5 system-ui, sans-serif; background: var(--canvas);
  color: var(--ink); overflow-wrap: anywhere; }
.sandbox { max-width: 34rem; margin: 0 auto 1rem; padding: .25rem .625rem; border-radius: .375rem; text-align: center;
  background: light-dark(#fdf3dc, #2b2110); color: light-dark(#7a4b00, #e8b866); font-size: .875rem; }
main { max-width: 34rem; margin: 0 auto; }
section { background: var(--surface); border: 1px solid var(--line); border-radius: .75rem;
  padding: clamp(1rem, 4vw, 1.75rem); }
.site { margin: 0 0 .75rem; color: var(--muted); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { margin: 0; }
.standing { border-left: .25rem solid var(--line); padding-left: .875rem; }
.good { border-color: var(--accent-ink); }
.test { display: inline-block; margin-bottom: .75rem; padding: .125rem .5rem; border-radius: .375rem;
  background: var(--sunken); color: var(--muted); font-size: .875rem; }
ul { list-style: none; margin: 0; padding: 0; }
li, dl > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .5rem 0;
  border-top: 1px solid var(--line); }
li:first-child { border-top: 0; }
dl { margin: 1rem 0 0; }
dt, small { color: var(--muted); }
li > span + span, dd { margin-left: auto; }
dd { margin-top: 0; margin-right: 0; margin-bottom: 0; font-variant-numeric: tabular-nums; }
small { display: block; font-size: .875rem; }
section + section, details + section, .problem + section { margin-top: 1rem; }
section > h2:first-child { margin-top: 0; }
.rows > li { align-items: baseline; }
.answer { flex-basis: 100%; padding-top: .25rem; }
.text { white-space: pre-wrap; }
ol { list-style: none; margin: .5rem 0 0; padding: 0; }
.messages { margin-bottom: 1rem; }
.messages > li { display: block; border: 0; padding: .625rem .75rem; border-radius: .5rem; background: var(--sunken); margin-top: .5rem; }
.messages > .mine { margin-left: 1.5rem; }
.messages > .theirs { margin-right: 1.5rem; background: var(--accent-soft); }
form { display: grid; gap: .5rem; margin-top: .75rem; }
label { font-weight: 600; }
fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: .25rem; }
fieldset label, .choice { display: flex; gap: .5rem; align-items: baseline; font-weight: 400; padding: .25rem 0; }
legend { font-weight: 600; padding: 0; margin-bottom: .25rem; }
input[type=radio], input[type=checkbox] { accent-color: var(--accent-ink); width: 1.125rem; height: 1.125rem; flex: none; align-self: center; }
input:not([type=radio]):not([type=checkbox]):not([type=hidden]), textarea { width: 100%; font: inherit; color: inherit; background: var(--canvas);
  border: 1px solid light-dark(#7d8780, #6f7a74); border-radius: .5rem; padding: .5rem .625rem; }
textarea { resize: vertical; min-height: 5rem; }
button, .button { justify-self: start; font: inherit; font-weight: 600; color: light-dark(#ffffff, #0e1110); background: light-dark(#0b5f3d, #62cb9b);
  border: 1px solid transparent; border-radius: .5rem; padding: .5rem 1rem; min-height: 2.75rem; cursor: pointer; text-decoration: none; }
button:disabled { opacity: .6; cursor: default; }
button.danger { background: light-dark(#9f1d1d, #f2a3a3); }
#pay { gap: 1rem; }
#pay-button { justify-self: stretch; }
button.plain { background: none; color: var(--accent-ink); border-color: var(--line); }
:is(button, input, textarea, summary, .button):focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
[hidden] { display: none !important; }
.problem { border-left: .25rem solid light-dark(#9f1d1d, #f2a3a3); padding: .375rem .75rem; background: light-dark(#fdeaea, #2d1616);
  color: light-dark(#7f1515, #f6bcbc); border-radius: .25rem; }
details { margin-top: 1rem; }
summary { cursor: pointer; color: var(--accent-ink); padding: .375rem 0; display: list-item; }
.hint { color: var(--muted); }
.unread { font-weight: 600; }
.count { display: inline-block; margin-left: .5rem; padding: 0 .5rem; border-radius: 1rem; background: var(--accent-soft); color: var(--accent-ink); font-size: .875rem; }
@media print { body { padding: 0; background: none; } section { border: 0; padding: 0; } nav, .sandbox, form, details { display: none; } }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin-top: 1.25rem; }
a { color: var(--accent-ink); display: inline-block; padding: .25rem 0; }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: .125rem; }
`;
