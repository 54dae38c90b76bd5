// What a browser may take of the kernel: no settings, nothing of node:, no zod.
export * from "./action-result";
export * from "./colours";
export * from "./currencies";
export * from "./errors";
export * from "./link-text";
export * from "./money";
export * from "./rights";
export * from "./text";
export * from "./trim-ends";
