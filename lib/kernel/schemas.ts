// The part of the kernel that is safe in the browser: no settings, no node: modules.
export * from "./action-result";
export * from "./colours";
export * from "./currencies";
export * from "./email-address";
export * from "./errors";
export * from "./link-text";
export * from "./money";
export * from "./rights";
export * from "./single-line";
export * from "./text";
export * from "./trim-ends";
