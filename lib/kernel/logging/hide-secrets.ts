// What is written before a secret, in the words of headers, forms and connection strings.
const headers = /(cookie|authorization)(["']?[=:]).*/gi;
const named =
  /(password|passwd|passphrase|secret|token|api[-_ ]?key)(["']?[=:] ?["']?)[^\s"',;&]+/gi;
const bearer = /\b(bearer|basic) [^\s"',;&]+/gi;
// Whatever stands between blanks, quotes and brackets.
const words = /[^\s"'`<>()[\]{},;=]+/g;
// API keys, keys of payment providers, callback secrets, sealed texts and signed tokens.
const prefixed = /^(ot_|sk_|rk_|pk_|whsec_|xox|gh[opsu]_|v1\.|eyJ)[\w.~+/-]{8,}/;
// Tokens are 256 random bits, 43 characters; no id of ours, and no word, is so long.
const run = /[\w-]+/g;
const hideRandom = (signs: string) => (signs.length < 40 ? signs : "…");

function hideInWord(word: string): string {
  const known = prefixed.exec(word);
  if (known) return `${known[1]}…`;
  const query = word.search(/[?#]/);
  // What follows an address may let somebody in.
  const bare = query !== -1 && /[/:]/.test(word) ? `${word.slice(0, query)}?…` : word;
  const at = bare.lastIndexOf("@");
  if (at === -1) return bare.replace(run, hideRandom);
  const scheme = bare.indexOf("://");
  // Who signs in to a server, or a person's address.
  return scheme !== -1 && scheme < at ? `${bare.slice(0, scheme + 3)}…${bare.slice(at)}` : "…";
}

/**
 * A text without what must stand in no log: keys, tokens, passwords, cookies, people's addresses, and
 * the queries of addresses. It goes by their shape, so it is a second net: what is known to be a
 * secret is not to be handed to the log at all.
 */
export const hideSecrets = (text: string): string =>
  text
    .replace(headers, "$1$2 …")
    .replace(bearer, "$1 …")
    .replace(named, "$1$2…")
    .replace(words, hideInWord);
