import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { mailedPath } from "@/test/mailed-link";
import { newReplySite } from "@/test/reply-site";
import { addTemplate, previewTemplate } from "../index";

afterAll(closePool);

const text = {
  locale: "en",
  subject: "Thanks {{status_link|for it}}",
  body: "Hello.\n\n{{status_link|See your order}}",
};

test("a reply holds a link to its order's page, sealed, for its buyer alone", async () => {
  const site = await newReplySite();
  const templateId = await addTemplate(site.manager, {
    ...{ siteId: site.siteId, name: "With link", variants: [text] },
  });
  await site.rule({ templateId });
  const { id, order } = await site.order();
  await site.work();
  const email = order.customerEmail ?? "";
  const [mail] = await query<{ subject: string; html: string; text: string }>(
    "select subject, html, text from outgoing_mails where recipient = $1",
    [email],
  );
  expect(mail?.subject).toBe("Thanks for it");
  expect(mail?.html).toMatch(/<a[^>]+>See your order<\/a>/);
  expect(mail?.html).toContain("token=used-or-too-old");
  const path = await mailedPath(email, "/order");
  expect(path).toMatch(new RegExp(`^/order\\?orderId=${toPublicId("order", id)}&token=v1\\.`));
});

test("a preview leads to the page without what opens it", async () => {
  const site = await newReplySite();
  const { publicId } = await site.order();
  const { html, problems } = await previewTemplate(site.manager, {
    ...{ siteId: site.siteId, ...text, order: publicId },
  });
  expect(problems).toEqual({ subject: [], body: [] });
  expect(html).toContain(`/order?orderId=${publicId}"`);
});
