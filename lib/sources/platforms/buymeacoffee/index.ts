import type { PlatformAdapter } from "../../adapter";
import { proveBuyMeACoffee } from "./prove";
import { readBuyMeACoffee } from "./read";
import { buyMeACoffeeSamples } from "./samples";

const buyMeACoffee: PlatformAdapter = {
  slug: "buymeacoffee",
  aliases: ["buy-me-a-coffee", "buy_me_a_coffee", "bmc", "bmac"],
  name: "Buy Me a Coffee",
  guide: {
    secretLabel: "Signing secret",
    secretHelp: "Shown by Buy Me a Coffee when the webhook is made, and later under its details.",
    steps: [
      "On Buy Me a Coffee, open Integrations → Webhooks (studio.buymeacoffee.com/webhooks).",
      "Choose Create new webhook, paste the address below, and tick every event.",
      "Copy the signing secret it shows, and enter it here.",
    ],
    settingsUrl: "https://studio.buymeacoffee.com/webhooks",
  },
  prove: proveBuyMeACoffee,
  read: readBuyMeACoffee,
  samples: buyMeACoffeeSamples,
};

export default buyMeACoffee;
