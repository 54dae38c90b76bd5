export * from "./browser";
export * from "./confirmations/change-schema";
export * from "./declaring/declaration";
