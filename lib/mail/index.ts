export { cancelMail } from "./cancel-mail";
export { mailEvents, orderMailEvents } from "./events";
export { getMail, type MailDetail } from "./get-mail";
export {
  listConfirmationMails,
  listMails,
  listOrderMails,
  type MailLine,
  type MailPage,
} from "./list-mails";
export { mailInvitation } from "./mail-invitation";
export { mailSignInLink } from "./mail-sign-in-link";
export { mailStatusOf } from "./mail-status-of";
export { findSubscription, optIn, optOut, type Subscription } from "./opt-out";
export { type Message, queueMail } from "./queue-mail";
export { queueSupporterMail, type SupporterMessage } from "./queue-supporter-mail";
export { renderMail } from "./render-mail";
export { resendForOrders } from "./resend-for-orders";
export { resendMail } from "./resend-mail";
export { findKeptMail, type KeptMail, listKeptMails } from "./sandbox-mailbox";
export { sealedInMail } from "./sealed-columns";
export { answersCome, sendDueMails } from "./send-due-mails";
export { unsubscribeUrl } from "./unsubscribe-token";
export { wipeSpentTokens } from "./wipe-spent-tokens";
