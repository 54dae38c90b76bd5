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
    secretHelp: "On Ko-fi's Webhooks page, under Advanced. It looks like 4f3c1a2b-….",
    steps: [
      "On Ko-fi, open More → API (ko-fi.com/manage/webhooks).",
      "Paste the address below into Webhook URL and choose Update.",
      "Open Advanced on the same page, copy the verification token, and enter it here.",
    ],
    settingsUrl: "https://ko-fi.com/manage/webhooks",
  },
  prove: proveKofi,
  read: readKofi,
  samples: kofiSamples,
};

export default kofi;
