/** Which separator these amounts use for their decimals. */
export function guessDecimal(samples: readonly string[]): "." | "," {
  const commas = samples.filter((text) => /,\d{1,2}\D*$/.test(text)).length;
  const points = samples.filter((text) => /\.\d{1,2}\D*$/.test(text)).length;
  return commas > points ? "," : ".";
}
