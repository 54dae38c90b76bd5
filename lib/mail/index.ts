export { mailInvitation } from "./mail-invitation";
export { mailSignInLink } from "./mail-sign-in-link";
export { type Message, queueMail } from "./queue-mail";
export { renderMail } from "./render-mail";
export { findKeptMail, type KeptMail, listKeptMails } from "./sandbox-mailbox";
export { sendDueMails } from "./send-due-mails";
