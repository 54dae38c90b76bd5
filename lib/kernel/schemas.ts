// What forms and verbs check with: no settings, nothing of node:.
export * from "./browser";
export * from "./email-address";
export * from "./single-line";
