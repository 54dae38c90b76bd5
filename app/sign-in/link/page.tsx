import type { Metadata } from "next";
import { LinkSignIn } from "@/components/account/link-sign-in";
import { AuthFrame } from "@/components/shell/auth-frame";
import { LinkButton } from "@/components/ui/link-button";
import { definePage } from "@/lib/http";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

export default definePage({ path: "/sign-in/link", access: "public" }, ({ searchParams }) => {
  const { token } = searchParams;
  if (typeof token !== "string" || token === "") {
    return (
      <AuthFrame
        title="This link is not complete"
        description="Open it from the mail once more, or ask for a new one."
      >
        <LinkButton href="/sign-in" variant="primary" size="lg" className="w-full">
          Ask for a new link
        </LinkButton>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Welcome back"
      description="One click, and you are in. The link works this one time."
    >
      <LinkSignIn token={token} />
    </AuthFrame>
  );
});
