export interface Explanation {
  /** What is the matter, for somebody who sells things. */
  title: string;
  /** What it means and what to do. */
  advice: string;
}

const kept = "Nothing is lost: the delivery is kept here and can be replayed.";

const explanations: [pattern: RegExp, explain: (platform: string) => Explanation][] = [
  [
    /^type: .*is unknown$/s,
    (platform) => ({
      title: `${platform} sent a kind of event that Onetill does not know yet`,
      advice: `It is not a payment that Onetill can book. ${kept} After an update of Onetill, replay it.`,
    }),
  ],
  [
    /^Onetill failed to store this$/,
    () => ({
      title: "Onetill could not finish this delivery",
      advice: `The fault is on this side, not with you or your supporter. ${kept} Replay it; if it comes back, the server's log says why.`,
    }),
  ],
  [
    /^body: /,
    (platform) => ({
      title: `${platform} signed this, but it cannot be read`,
      advice: `The body is damaged or has a form that Onetill does not know. Look at the payment on ${platform}. ${kept}`,
    }),
  ],
  [
    /^data\.status: /,
    (platform) => ({
      title: "The payment has not succeeded",
      advice: `${platform} reports it in a state that is not "paid", so no order was made. Look at the payment on ${platform}.`,
    }),
  ],
  [
    /currency code$/,
    (platform) => ({
      title: "The currency is not one that exists",
      advice: `Onetill books money only in a currency that it can name. Compare the payment on ${platform}. ${kept}`,
    }),
  ],
  [
    /decimal|too large$/,
    (platform) => ({
      title: "The amount cannot be read exactly",
      advice: `Onetill never guesses at money, so no order was made. Compare the payment on ${platform}. ${kept}`,
    }),
  ],
  [
    /: not a time$/,
    (platform) => ({
      title: "A date in it cannot be read",
      advice: `Without a date the payment has no place among your orders. Compare it on ${platform}. ${kept}`,
    }),
  ],
];

/** Says in everyday words why a delivery is in quarantine. */
export function explainReason(reason: string, platform: string): Explanation {
  const known = explanations.find(([pattern]) => pattern.test(reason));
  if (known) return known[1](platform);
  return {
    title: "A part of it is missing or has another form than usual",
    advice: `${platform} may have changed what it sends. ${kept} After an update of Onetill, replay it.`,
  };
}
