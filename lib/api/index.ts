export { describeApi } from "./openapi";
export { readOrderQuery } from "./read-order-query";
export { readQuery } from "./read-query";
