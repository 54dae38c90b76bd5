export { messageEvents } from "./events";
export { COMPLETION_WAIT, memberNews } from "./mails/member-news";
export { previewShipped, setTellsOfShipping, tellsOfShipping } from "./mails/shipped-setting";
export { listMessages, type OrderMessage } from "./messages/list-messages";
export { writeToMember, writeToSite } from "./messages/write-message";
export { readChoices, setChoices } from "./notices/choices";
export {
  findOwnOrder,
  findOwnOrders,
  listMemberNotices,
  type MemberNoticeLine,
  markMemberNotices,
} from "./orders/own-orders";
export { renewOrderLink } from "./orders/renew-order-link";
export { askForLink, MEMBER_LINK_MINUTES } from "./sign-in/ask-for-link";
export {
  endMemberSession,
  findMember,
  isLinkOpen,
  MEMBER_SESSION_DAYS,
  type Member,
  redeemMemberLink,
  sweepMemberSignIns,
} from "./sign-in/member-session";
