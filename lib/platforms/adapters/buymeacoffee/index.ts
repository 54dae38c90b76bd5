import type { PlatformAdapter } from "../../adapter";
import { buyMeACoffeePastPayments } from "./past-payments";
import { proveBuyMeACoffee } from "./prove";
import { readBuyMeACoffee } from "./read";
import { buyMeACoffeeSamples, composeBuyMeACoffee } from "./samples";

const buyMeACoffee: PlatformAdapter = {
  slug: "buymeacoffee",
  aliases: ["buy-me-a-coffee", "buy_me_a_coffee", "bmc", "bmac"],
  name: "Buy Me a Coffee",
  guide: {
    secretLabel: "Signing secret",
    secretHelp: "Shown by Buy Me a Coffee once the webhook is made, and later under its details.",
    steps: [
      "Open Buy Me a Coffee’s webhook page. In its menu it is under Integrations, Webhooks.",
      "Choose Create new webhook and paste the address.",
      "Tick every event and save.",
    ],
    settingsUrl: "https://studio.buymeacoffee.com/webhooks",
  },
  // Its form is not published; the ones seen are far longer than this.
  secretForm: {
    fits: (secret) => secret.length >= 16,
    refusal:
      "This is not a signing secret of Buy Me a Coffee. It has at least 16 characters; copy it from the webhook’s details.",
  },
  payGuide: {
    hosts: ["buymeacoffee.com", "coff.ee"],
    examplePage: "https://buymeacoffee.com/yourname",
    codePlace:
      "Before you pay, Buy Me a Coffee asks for your name and a message. Paste the code into the message.",
    transactionPlace: "It is in the receipt that Buy Me a Coffee mails you.",
  },
  pastPayments: buyMeACoffeePastPayments,
  prove: proveBuyMeACoffee,
  read: readBuyMeACoffee,
  samples: buyMeACoffeeSamples,
  compose: composeBuyMeACoffee,
};

export default buyMeACoffee;
