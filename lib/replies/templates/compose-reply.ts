import { createElement } from "react";
import { type MailBlock, ReplyMail } from "@/emails/reply";
import { truncateText, withoutLinks } from "@/lib/kernel";
import { renderMail } from "@/lib/mail";
import { plainText } from "../read-line";
import type { ReplyFacts } from "../rules/facts";
import { SUBJECT_LENGTH, type VariantInput } from "../schemas";
import { accentColors } from "./accent-colors";
import { footerWords } from "./footer-words";
import { parseMarkup } from "./parse-markup";
import { directionOf } from "./pick-variant";
import { fillLine, type WriteValue, writerOf } from "./placeholders";
import { valuesOf } from "./values-of";

/** The words that a mail program shows beside the subject. */
function previewOf(blocks: readonly MailBlock[]): string {
  const text = blocks
    .map((block) => {
      if ("children" in block) return plainText(block.children);
      return block.kind === "list" ? block.items.map(plainText).join(" · ") : "";
    })
    .join(" ");
  return truncateText(text.replaceAll(/\s+/g, " ").trim(), 140);
}

export interface ComposedMail {
  subject: string;
  html: string;
  text: string;
}

/** A mail in a site's colours, from a text in our markup. */
export async function composeMail(
  variant: VariantInput,
  about: {
    siteName: string;
    accentColor: string | null;
    write: WriteValue;
    /** For mails that are more than an answer. */
    unsubscribeUrl?: string;
  },
): Promise<ComposedMail> {
  const { accentColor, write, unsubscribeUrl } = about;
  const siteName = withoutLinks(about.siteName);
  const blocks = parseMarkup(variant.body, write);
  const words = footerWords(variant.locale);
  const template = createElement(ReplyMail, {
    siteName,
    locale: variant.locale,
    direction: directionOf(variant.locale),
    preview: previewOf(blocks),
    blocks,
    colors: accentColors(accentColor),
    footer: words.because(siteName),
    ...(unsubscribeUrl ? { unsubscribe: { label: words.unsubscribe, url: unsubscribeUrl } } : {}),
  });
  return {
    subject: truncateText(fillLine(variant.subject, write), SUBJECT_LENGTH),
    ...(await renderMail(template)),
  };
}

/** A template's text filled with what is known of an order or a confirmation. */
export const composeReply = (
  variant: VariantInput,
  facts: ReplyFacts,
  look: { accentColor: string | null; unsubscribeUrl?: string },
): Promise<ComposedMail> =>
  composeMail(variant, {
    ...look,
    siteName: facts.siteName,
    write: writerOf(valuesOf(facts, variant.locale)),
  });
