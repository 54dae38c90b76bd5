import { oneLine } from "./one-line";

/** What the message itself is made of; nobody sets these from outside. */
const ours = new Set(
  "from to cc bcc sender reply-to subject date message-id mime-version auto-submitted".split(" "),
);

/**
 * Extra headers as they may go out. Throws on a name that is none (RFC 5322, 3.6.8), or that is ours
 * to set: that would be a mistake of ours, since people cannot name headers. Values become one line.
 */
export function checkHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const isOurs = ours.has(name.toLowerCase()) || /^content-/i.test(name);
      if (!/^[a-z0-9-]{1,60}$/i.test(name) || isOurs) throw new Error(`not a header: ${name}`);
      return [name, oneLine(value, 900)];
    }),
  );
}
