import { mailboxKey } from "@/lib/sites";
import { takeLinearTime } from "@/test/linear-time";
import { isMailable } from "./address";
import { checkHeaders } from "./check-headers";
import { wordsOf } from "./explain-failure";
import { oneLine } from "./one-line";

takeLinearTime({
  isMailable,
  "isMailable of a domain": (text) => isMailable(`a@${text}`),
  mailboxKey,
  "mailboxKey of a domain": (text) => mailboxKey(`a@${text}`),
  oneLine,
  wordsOf: (text) => wordsOf(text, "smtp://robin:word@mail.example:25"),
  checkHeaders: (text) => checkHeaders({ [text]: text }),
});
