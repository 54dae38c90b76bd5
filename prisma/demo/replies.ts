import type { Context } from "@/lib/kernel";
import { addRule, addTemplate, changeMailLook } from "@/lib/replies";
import type { Site } from "@/lib/sites";

const text = (...paragraphs: string[]) => paragraphs.join("\n\n");

const thanks = {
  en: {
    locale: "en",
    subject: "Thank you for {{item|your support}}",
    body: text(
      "Hi {{supporter_name|there}},",
      "thank you! Your **{{amount}}** on {{platform}} arrived, and it goes into paper, ink and the next train ride.",
      "- {{item|Your support}}\n- {{order_date}}, reference {{reference}}",
      "> {{message}}",
      "[button: See the newest map](https://lantern-maps.example/new)",
      "Something is not as it should be? Just answer this mail.",
      "{{site_name}}",
    ),
  },
  de: {
    locale: "de",
    subject: "Danke für {{item|deine Unterstützung}}",
    body: text(
      "Hallo {{supporter_name|und danke}},",
      "deine **{{amount}}** über {{platform}} sind angekommen. Sie werden zu Papier, Tinte und der nächsten Bahnfahrt.",
      "- {{item|Deine Unterstützung}}\n- {{order_date}}, Referenz {{reference}}",
      "> {{message}}",
      "[button: Zur neuesten Karte](https://lantern-maps.example/new)",
      "Etwas stimmt nicht? Antworte einfach auf diese Mail.",
      "{{site_name}}",
    ),
  },
};

const welcome = {
  locale: "en",
  subject: "Welcome to {{tier|the circle}}",
  body: text(
    "Hi {{supporter_name|there}},",
    "welcome to **{{tier|the circle}}**! From now on you walk along every month, and that means a lot.",
    "# What comes next",
    "1. A sketch of the next map, in the first week of the month\n2. The map itself, before everybody else",
    "{{site_name}}",
  ),
};

/**
 * What the demo's sites answer by themselves. They begin now: nothing of the days before is
 * answered.
 */
export async function writeReplies(ctx: Context, studio: Site): Promise<void> {
  const siteId = studio.id;
  await changeMailLook(ctx, {
    siteId,
    accentColor: "#0d6b45",
    fromName: studio.name,
    replyTo: "hello@lantern-maps.example",
  });
  const thanksId = await addTemplate(ctx, {
    siteId,
    name: "Thank you",
    variants: [thanks.en, thanks.de],
  });
  const welcomeId = await addTemplate(ctx, {
    siteId,
    name: "Welcome, member",
    variants: [welcome],
  });
  await addRule(
    ctx,
    {
      siteId,
      name: "Thank for tips and orders",
      trigger: "order.arrived",
      conditions: { kinds: ["donation", "shop", "commission", "wishlist"] },
      templateId: thanksId,
    },
    { on: true },
  );
  await addRule(
    ctx,
    {
      siteId,
      name: "Welcome new members",
      trigger: "membership.started",
      templateId: welcomeId,
      delayMinutes: 10,
    },
    { on: true },
  );
}
