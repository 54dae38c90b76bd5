import { checkLinks } from "./find-links";
import { checkPlaceholders } from "./placeholders";

/** What is written for one language. */
export interface TemplateText {
  subject: string;
  body: string;
}

/** What has to be mended before a template can be sent, a sentence each. */
export const checkTemplateText = ({ subject, body }: TemplateText) => ({
  subject: checkPlaceholders(subject),
  body: [...checkPlaceholders(body), ...checkLinks(body)],
});
