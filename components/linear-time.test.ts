import { readAddress } from "@/lib/addresses";
import { takeLinearTime } from "@/test/linear-time";
import { indentJson } from "./deliveries/indent-json";
import { showBody } from "./deliveries/show-body";
import { describeDetails } from "./order/describe-details";
import { initialsOf } from "./ui/initials";

takeLinearTime({
  indentJson,
  "indentJson of a text": (text) => indentJson(JSON.stringify([text])),
  "indentJson of names": (text) => indentJson(JSON.stringify({ [text]: Array.from(text) })),
  showBody: (text) => showBody(Buffer.from(text)),
  readAddress: (text) => readAddress({ street_address: text, full_name: text, country: text }),
  describeDetails: (text) =>
    describeDetails(
      { amount: text, url: text, question: text, answers: [text], [text]: text },
      "USD",
    ),
  initialsOf,
});
