export { acceptNewSecret } from "./accept-new-secret";
export { checkSecret, isForeignSecret } from "./check-secret";
export { secretCheck, secretCheckOf } from "./secret-check";
export { whenSecretIsRight } from "./when-secret-is-right";
