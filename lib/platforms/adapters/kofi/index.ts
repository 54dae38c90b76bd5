import type { PlatformAdapter } from "../../adapter";
import { kofiPastPayments } from "./past-payments";
import { proveKofi } from "./prove";
import { readKofi } from "./read";
import { composeKofi, kofiSamples } from "./samples";

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
  secretForm: {
    fits: (secret) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(secret),
    refusal:
      "This is not a verification token of Ko-fi. It has 36 characters, such as 0f4c2b1a-5d6e-4f70-8a9b-c0d1e2f3a4b5.",
  },
  payGuide: {
    hosts: ["ko-fi.com"],
    examplePage: "https://ko-fi.com/yourname",
    codePlace:
      "Before you pay, Ko-fi asks for your name and a message. Paste the code into the message.",
    transactionPlace: "It is in the receipt that Ko-fi mails you.",
  },
  pastPayments: kofiPastPayments,
  prove: proveKofi,
  read: readKofi,
  samples: kofiSamples,
  compose: composeKofi,
};

export default kofi;
