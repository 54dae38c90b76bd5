// What a browser may take of the module: no zod, nothing of node:.

export * from "./button-choices";
export * from "./button-look";
export * from "./button-snippets";
export type { ButtonName } from "./list-button-names";
export * from "./site-accent";
