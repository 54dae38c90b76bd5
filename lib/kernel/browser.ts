// What a browser may take of the kernel: no settings, nothing of node:, no zod.
export * from "./action-result";
export * from "./currencies";
export * from "./errors";
export * from "./money";
export * from "./rights";
export * from "./text/colours";
export * from "./text/link-text";
export * from "./text/text";
export * from "./text/trim-ends";
export * from "./time/wall-time";
