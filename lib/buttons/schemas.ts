export * from "./browser";
export * from "./button-schemas";
