import { headers } from "next/headers";
import type { ReactNode } from "react";
import { NoticeActionsProvider } from "@/components/notifications/notice-actions";
import { Shell } from "@/components/shell/shell";
import type { ShellData } from "@/components/shell/shell-data";
import { currentContext, currentSession } from "@/lib/auth";
import { isLocalSandbox } from "@/lib/http";
import { countAttention } from "@/lib/insights";
import { type Context, log } from "@/lib/kernel";
import { countUnread } from "@/lib/notifications";
import { markAll, markSome } from "./notifications/actions";

/** A number of the frame. It is a hint: when it can't be counted, the page is shown without it. */
async function countForShell(
  ctx: Context,
  count: (ctx: Context) => Promise<number>,
): Promise<number> {
  try {
    return await count(ctx);
  } catch (error) {
    log.error("the frame could not be counted", { error, requestId: ctx.requestId });
    return 0;
  }
}

/** What the frame shows; undefined when nobody is signed in (the pages themselves send them away). */
async function loadShellData(): Promise<ShellData | undefined> {
  const session = await currentSession();
  if (!session) return undefined;
  const ctx = await currentContext();
  const [attention, unread] = await Promise.all([
    countForShell(ctx, countAttention),
    countForShell(ctx, countUnread),
  ]);
  return {
    user: { name: session.user.name, email: session.user.email },
    sites: session.sites.map(({ slug, name, isVirtual }) => ({ slug, name, isVirtual })),
    sandbox: isLocalSandbox(await headers()),
    attention,
    unread,
  };
}

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const data = await loadShellData();
  if (!data) return <main id="main">{children}</main>;
  return (
    <NoticeActionsProvider actions={{ markAll, markSome }}>
      <Shell data={data}>{children}</Shell>
    </NoticeActionsProvider>
  );
}
