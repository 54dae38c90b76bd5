import { LinkTabs } from "@/components/ui/link-tabs";

const tabs = [
  { href: "/notifications", label: "All notifications" },
  { href: "/notifications/preferences", label: "Preferences" },
];

export const NoticesTabs = () => <LinkTabs label="Notifications" tabs={tabs} />;
