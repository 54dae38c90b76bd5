export { defineEndpoint, type Endpoint } from "./endpoint";
export { endpoints } from "./endpoints";
export { describeApi } from "./openapi";
export { orderListRequest } from "./order-list-request";
export { readBody } from "./read-body";
export { readIdempotencyKey, sameText } from "./read-idempotency-key";
export { readQuery } from "./read-query";
