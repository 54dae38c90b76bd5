export { mailEvents, orderMailEvents } from "./events";
export { cancelMail } from "./listing/cancel-mail";
export { getMail, type MailDetail } from "./listing/get-mail";
export {
  listConfirmationMails,
  listMails,
  listOrderMails,
  type MailLine,
} from "./listing/list-mails";
export { mailList } from "./listing/mail-list";
export { findNewestMails } from "./listing/newest-mails";
export { resendForOrders } from "./listing/resend-for-orders";
export { resendMail } from "./listing/resend-mail";
export { findKeptMail, type KeptMail, listKeptMails } from "./listing/sandbox-mailbox";
export { renderMail } from "./sending/render-mail";
export { answersCome, sendDueMails } from "./sending/send-due-mails";
export { callOffMails } from "./writing/call-off-mails";
export { mailInvitation } from "./writing/mail-invitation";
export { mailSignInLink } from "./writing/mail-sign-in-link";
export { findSubscription, optIn, optOut, type Subscription } from "./writing/opt-out";
export { type Message, queueMail } from "./writing/queue-mail";
export { queueSupporterMail, type SupporterMessage } from "./writing/queue-supporter-mail";
export { sealedInMail } from "./writing/sealed-columns";
export { unsubscribeUrl } from "./writing/unsubscribe-token";
export { wasMailed } from "./writing/was-mailed";
export { wipeSpentTokens } from "./writing/wipe-spent-tokens";
