export { createOrderToken } from "./create-order-token";
export { type OrderPass, openOrderPass, sealOrderPass } from "./order-token";
export { type Standing, sayStatus } from "./say-status";
export { viewOrder } from "./view-order";
