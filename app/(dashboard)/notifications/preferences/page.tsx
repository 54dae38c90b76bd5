import { NoticesTabs } from "@/components/notifications/notices-tabs";
import { PreferencesCard } from "@/components/notifications/preferences-card";
import { WayGuide } from "@/components/notifications/way-guide";
import { Page, PageHeader } from "@/components/ui/page-header";
import { sitesWith } from "@/lib/kernel";
import { listPreferences, noticeKindNames, noticeKinds } from "@/lib/notifications";
import { definePage } from "@/lib/web";
import { savePreference } from "../actions";

export const metadata = { title: "Notification preferences" };

export default definePage(
  { path: "/notifications/preferences", access: "signed-in" },
  async ({ ctx, session }) => {
    const ways = await listPreferences(ctx);
    // Somebody without a site may still say what they will want; others see what concerns them.
    const kinds = noticeKindNames.filter(
      (kind) => session.sites.length === 0 || sitesWith(ctx, noticeKinds[kind].right).length > 0,
    );
    return (
      <Page>
        <PageHeader
          title="Notifications"
          description="What you hear of, and how. This is about you alone; everybody else chooses for themselves."
          tabs={<NoticesTabs />}
        />
        <PreferencesCard
          preferences={kinds.map((kind) => ({ kind, way: ways[kind] }))}
          action={savePreference}
        />
        <WayGuide email={session.user.email} />
      </Page>
    );
  },
);
