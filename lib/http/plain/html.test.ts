import { expect, test } from "vitest";
import { html } from "./html";

test("values are text, wherever they stand", () => {
  const hostile = `<script>"'&`;
  expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
    '<p title="&#60;script&#62;&#34;&#39;&#38;">&#60;script&#62;&#34;&#39;&#38;</p>',
  );
});

test("markup in markup stays markup, and nothing shows nothing", () => {
  const items = ["a", "<b>"].map((name) => html`<li>${name}</li>`);
  expect(html`<ul>${items}</ul>${undefined}${3}`.text).toBe(
    "<ul><li>a</li><li>&#60;b&#62;</li></ul>3",
  );
});
