import { mailboxKey } from "@/lib/sites";
import { takeLinearTime } from "@/test/linear-time";
import { checkHeaders } from "./sending/check-headers";
import { wordsOf } from "./sending/explain-failure";
import { oneLine } from "./sending/one-line";
import { isMailable } from "./writing/address";

takeLinearTime({
  isMailable,
  "isMailable of a domain": (text) => isMailable(`a@${text}`),
  mailboxKey,
  "mailboxKey of a domain": (text) => mailboxKey(`a@${text}`),
  oneLine,
  wordsOf: (text) => wordsOf(text, "smtp://robin:word@mail.example:25"),
  checkHeaders: (text) => checkHeaders({ [text]: text }),
});
