export { isPublicAddress } from "./is-public-address";
export { type Answer, postToUrl } from "./post-to-url";
