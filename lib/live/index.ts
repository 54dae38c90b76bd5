export { type LiveOptions, streamChanges } from "./stream-changes";
export { watchChanges } from "./watch-changes";
