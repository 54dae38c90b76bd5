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
    secretHelp: "On the same page of Ko-fi, under Advanced.",
    steps: [
      "Open Ko-fi’s webhook page. In its menu it is under More, API.",
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
