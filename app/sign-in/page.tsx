import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { AuthFrame } from "@/components/shell/auth-frame";
import { sameOriginPath } from "@/lib/auth";
import { isLocalSandbox } from "@/lib/http";
import { demoAccount, hasDemoAccount, hasUsers } from "@/lib/sites";
import { definePage } from "@/lib/web";
import { requestSignInLink } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

/** Only where there is something to try: demo content, on this machine. */
async function DemoHint({ isLocal }: { isLocal: boolean }) {
  if (!isLocal || !(await hasDemoAccount())) return null;
  return (
    <p>
      Demo: <code className="font-mono text-ink">{demoAccount.email}</code>, password{" "}
      <code className="font-mono text-ink">{demoAccount.password}</code>
    </p>
  );
}

export default definePage(
  { path: "/sign-in", access: "public" },
  async ({ session, searchParams }) => {
    const next = sameOriginPath(searchParams.next);
    if (session) redirect(next);
    if (!(await hasUsers())) redirect("/setup");
    const isLocal = isLocalSandbox(await headers());
    return (
      <AuthFrame title="Sign in" footer={<DemoHint isLocal={isLocal} />}>
        <SignInForm
          next={next}
          sandbox={isLocal}
          problem={searchParams.error ? "Signing in did not work. Try again." : undefined}
          requestLink={requestSignInLink}
        />
      </AuthFrame>
    );
  },
);
