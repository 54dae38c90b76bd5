export type { Access, PersonAccess } from "./access";
export { answerApi, apiEntrances, routesOf } from "./answer-api";
export { callerAddress, callerOf } from "./caller-address";
export { checkOrigin } from "./check-origin";
export { checkText } from "./check-text";
export { definePublicRoute } from "./define-public-route";
export { findFrontRoute } from "./front";
export { isLocalSandbox } from "./is-local-sandbox";
export { showMyOrders } from "./my-orders/show-my-orders";
export { orderPaid, payOrder, showPayScript } from "./order-page/pay-order";
export { showOrder } from "./order-page/show-order";
export { showReceipt } from "./order-page/show-receipt";
export type { PathParams } from "./path-pattern";
export { readBytes } from "./read-bytes";
export { readJson } from "./read-json";
export { readPicture } from "./read-picture";
export { receiveWebhook } from "./receive-webhook";
export { invalidFrom, toRefusal } from "./refusal";
export {
  type Handlers,
  type Method,
  methods,
  mount,
  type Route,
  type RouteCall,
  routeOf,
} from "./route-of";
export { showPicture } from "./store-pages/show-picture";
export {
  showCardPage,
  showCardScript,
  showItemPage,
  showStorePage,
} from "./store-pages/show-store";
export { streamText } from "./stream-text";
