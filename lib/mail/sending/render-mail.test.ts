import { createElement } from "react";
import { expect, test } from "vitest";
import { InvitationMail } from "@/emails/invitation";
import { SignInLinkMail } from "@/emails/sign-in-link";
import { renderMail } from "./render-mail";

const url = "http://localhost:3000/sign-in/link?token=abc_-1";

test("a message has the same link in both parts, and the text part has no markup", async () => {
  const props = { name: "Robin", url, minutes: 15 };
  const { html, text } = await renderMail(createElement(SignInLinkMail, props));
  expect(html).toContain(`href="${url}"`);
  expect(text).toContain(url);
  expect(text).toContain("15 minutes");
  expect(text).not.toMatch(/<\/?[a-z]/);
});

test("what people call themselves cannot become markup", async () => {
  const { html } = await renderMail(
    createElement(InvitationMail, {
      siteName: "<script>alert(1)</script>",
      role: "support",
      invitedBy: '"><img src=x>',
      url,
      days: 7,
    }),
  );
  expect(html).not.toContain("<script>");
  expect(html).not.toContain("<img src=x>");
  expect(html).toContain("&lt;script&gt;");
});
