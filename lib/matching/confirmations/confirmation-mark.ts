import { hashToken } from "@/lib/kernel";
import type { PublicConfirmation } from "../declaring/find-confirmation-by-token";

/** Changes when something that the visitor may see has changed, and never otherwise. */
export const confirmationMark = (shown: PublicConfirmation): string =>
  hashToken(JSON.stringify(shown)).slice(0, 16);
