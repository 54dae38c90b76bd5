import type { PlatformAdapter } from "../../adapter";
import { proveKofi } from "./prove";
import { readKofi } from "./read";
import { kofiSamples } from "./samples";

const kofi: PlatformAdapter = {
  slug: "kofi",
  aliases: ["ko-fi", "ko_fi"],
  name: "Ko-fi",
  guide: {
    secretLabel: "Verification token",
    secretHelp: "On the same page of Ko-fi, under Advanced. It looks like 4f3c1a2b-8d9e-….",
    steps: [
      "Open Ko-fi’s webhook page: More, then API.",
      "Paste the address into Webhook URL.",
      "Choose Update.",
    ],
    settingsUrl: "https://ko-fi.com/manage/webhooks",
  },
  prove: proveKofi,
  read: readKofi,
  samples: kofiSamples,
};

export default kofi;
