import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import type { ShellData } from "@/components/shell/shell-data";
import { currentContext, currentSession } from "@/lib/auth";
import { countAttention } from "@/lib/insights";
import { env } from "@/lib/kernel";

/** What the frame shows; undefined when nobody is signed in (the pages themselves send them away). */
async function loadShellData(): Promise<ShellData | undefined> {
  const session = await currentSession();
  if (!session) return undefined;
  return {
    user: { name: session.user.name, email: session.user.email },
    sites: session.sites.map(({ slug, name, isVirtual }) => ({ slug, name, isVirtual })),
    sandbox: env().sandbox,
    attention: await countAttention(await currentContext()),
  };
}

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const data = await loadShellData();
  if (!data) return <main id="main">{children}</main>;
  return <Shell data={data}>{children}</Shell>;
}
