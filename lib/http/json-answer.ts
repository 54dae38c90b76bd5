/**
 * JSON as an answer. Its text is at hand as `content`: the web process sends that, which costs less than
 * reading it out of the answer again (scripts/web/answer-plainly.ts).
 */
export function jsonAnswer(value: unknown): Response & { content: string } {
  const content = JSON.stringify(value);
  const headers = { "Content-Type": "application/json" };
  return Object.assign(new Response(content, { headers }), { content });
}
