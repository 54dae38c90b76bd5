import { render } from "@react-email/render";
import type { ReactElement } from "react";

/** Both parts of a message from one template. */
export async function renderMail(template: ReactElement): Promise<{ html: string; text: string }> {
  const [html, text] = await Promise.all([render(template), render(template, { plainText: true })]);
  return { html, text };
}
