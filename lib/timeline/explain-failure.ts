/** What made it fail, by what the error says; the first that fits. */
const causes: [pattern: RegExp, sentence: string][] = [
  [/timeout|too long|timed out|open for more than/i, "It took too long and was ended."],
  [/connect|econn|socket|network/i, "Something that it needs could not be reached."],
  [
    /violates|duplicate key|invalid (input|byte)|out of range|too long for type|numeric field/i,
    "The database refused what was to be written.",
  ],
];

/** Why an event could not be told, in everyday words. A sentence of ours says it itself. */
export function explainFailure(error: string): string {
  const known = causes.find(([pattern]) => pattern.test(error));
  if (known) return known[1];
  if (/^\p{Lu}.*[.?!]$/su.test(error)) return error;
  return "Something in Onetill went wrong.";
}
