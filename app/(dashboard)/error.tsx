"use client";

// The shell stays around it, so that the way to the other pages is still there.
export { PageFailure as default } from "@/components/shell/page-failure";
