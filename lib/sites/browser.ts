// What a browser may take of the module: no zod, nothing of node:.
export { passwordRule } from "./passwords/password-rule";
