import type { Metadata } from "next";
import { NotFoundMessage } from "@/components/shell/not-found-message";

export const metadata: Metadata = { title: "Not found" };

/** The same words as outside, but with the shell still around them. */
export default NotFoundMessage;
