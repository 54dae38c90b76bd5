import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LinkSignIn } from "@/components/account/link-sign-in";
import { definePage } from "@/lib/web";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

export default definePage({ path: "/sign-in/link", access: "public" }, ({ searchParams }) => {
  const { token } = searchParams;
  // As links were before: the token goes on where nobody but the browser sees it.
  if (typeof token === "string") redirect(`/sign-in/link#token=${encodeURIComponent(token)}`);
  return <LinkSignIn />;
});
