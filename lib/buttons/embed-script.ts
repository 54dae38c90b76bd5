import type { ButtonLook } from "./button-choices";
import { buttonStyleSheet, iconPaths } from "./button-look";

/** JSON that cannot end the script or a line of it, wherever it is pasted. */
const scriptJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

// Runs on pages of others: it makes elements and never reads markup, so that it works under a
// policy that allows this one script and nothing else, trusted types included. It asks for nothing.
const program = `(function(b){
var d=document,s=d.currentScript;
if(!s||!s.parentNode)return;
function draw(){
var h=d.createElement("onetill-button"),r=h.attachShadow({mode:"open"}),a=d.createElement("a"),n="http://www.w3.org/2000/svg";
try{var c=new CSSStyleSheet();c.replaceSync(b.css);r.adoptedStyleSheets=[c]}catch(e){}
a.href=b.href;a.target="_blank";a.rel="noopener";
if(b.icon){var g=d.createElementNS(n,"svg"),p=d.createElementNS(n,"path");g.setAttribute("viewBox","0 0 24 24");g.setAttribute("aria-hidden","true");p.setAttribute("d",b.icon);g.appendChild(p);a.appendChild(g)}
var t=d.createElement("span");t.textContent=b.label;t.dir="auto";a.appendChild(t);
var i=d.createElement("i");i.textContent=" (opens in a new tab)";a.appendChild(i);
r.appendChild(a);
if(d.head&&d.head.contains(s))d.body.appendChild(h);else s.parentNode.insertBefore(h,s.nextSibling)
}
if(d.body)draw();else d.addEventListener("DOMContentLoaded",draw)
})`;

/** The whole of a button as a script for other websites. */
export function embedScript(button: { href: string; label: string; look: ButtonLook }): string {
  const facts = {
    href: button.href,
    label: button.label,
    icon: iconPaths[button.look.icon],
    css: buttonStyleSheet(button.look),
  };
  return `${program}(${scriptJson(facts)});\n`;
}
