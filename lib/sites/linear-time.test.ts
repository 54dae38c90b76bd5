import { takeLinearTime } from "@/test/linear-time";
import { slugFrom } from "./insert-site";
import { emailAddress, newPassword, personName, siteInput } from "./schemas";

takeLinearTime({
  slugFrom,
  emailAddress: (text) => emailAddress.safeParse(text),
  personName: (text) => personName.safeParse(text),
  newPassword: (text) => newPassword.safeParse(text),
  siteInput: (text) =>
    siteInput.safeParse({ name: text, url: text, timeZone: text, currency: text }),
});
