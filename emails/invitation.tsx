import { MailFrame, MailText } from "./frame";

export interface InvitationMailProps {
  siteName: string;
  role: "owner" | "manager" | "support" | "viewer";
  invitedBy: string;
  url: string;
  days: number;
}

const withRole = {
  owner: "an owner: everything, people and API keys included",
  manager: "a manager: orders, money, connections and settings",
  support: "support: orders and replies",
  viewer: "a viewer: looking, without changing anything",
};

export function InvitationMail({ siteName, role, invitedBy, url, days }: InvitationMailProps) {
  return (
    <MailFrame
      preview={`${invitedBy} would like you to work on ${siteName}.`}
      heading={`Join ${siteName}`}
      action={{ label: "See the invitation", url }}
      footer={`The invitation holds for ${days} days. You do not know ${invitedBy}? Then leave this message alone.`}
    >
      <MailText>
        {invitedBy} invites you to work on {siteName} in Onetill, where its orders from all
        platforms come together. You would be {withRole[role]}.
      </MailText>
    </MailFrame>
  );
}
