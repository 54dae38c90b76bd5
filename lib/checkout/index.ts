export { createOrderToken } from "./create-order-token";
export { memberContext } from "./member-context";
export { MAIL_LINK_DAYS, type OrderLink, orderLink } from "./order-link";
export { type OrderPass, openOrderPass, sealOrderPass } from "./order-token";
export { sayNext } from "./say-next";
export { type Standing, sayStatus } from "./say-status";
export { type MemberStep, tellSteps } from "./tell-steps";
export { type MemberView, mayCancel, viewOrder } from "./view-order";
