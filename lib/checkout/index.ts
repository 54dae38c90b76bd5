export { createOrderToken } from "./create-order-token";
export { type OrderPass, openOrderPass, sealOrderPass } from "./order-token";
export { viewOrder } from "./view-order";
