import { expect, test } from "vitest";
import { buttonLook } from "./button-schemas";
import { buttonSnippets } from "./button-snippets";

const snippetsOf = (label: string) =>
  buttonSnippets("https://till.example", {
    token: "0123456789abcdefghjk",
    label,
    look: buttonLook.parse({}),
  });

test("each says where the button leads", () => {
  const { link, html, markdown, embed } = snippetsOf("Support me");
  expect(link).toBe("https://till.example/support/0123456789abcdefghjk");
  expect(html).toContain(`href="${link}"`);
  expect(markdown).toBe(`[Support me](${link})`);
  expect(embed).toBe(`<script async src="${link}/button.js"></script>`);
});

test("a label is text in HTML and in Markdown", () => {
  const { html, markdown } = snippetsOf(`</a><img src=x onerror="a'b"> [x](javascript:y) *&*`);
  expect(html).toContain(
    "&lt;/a&gt;&lt;img src=x onerror=&quot;a&#39;b&quot;&gt; [x](javascript:y) *&amp;*</a>",
  );
  expect(markdown).toMatch(
    /^\[\\<\/a\\>\\<img src=x onerror="a'b"\\> \\\[x\\\]\\\(javascript:y\\\) \\\*\\&\\\*\]\(https:/,
  );
});
