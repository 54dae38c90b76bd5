// What forms and verbs check with: no settings, nothing of node:.
export * from "./browser";
export * from "./text/email-address";
export * from "./text/single-line";
