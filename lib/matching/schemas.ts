export * from "./browser";
export * from "./button-schemas";
export * from "./change-schema";
export * from "./declaration";
