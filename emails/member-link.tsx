import { MailFrame, MailText } from "./frame";

export interface MemberLinkMailProps {
  url: string;
  minutes: number;
}

export function MemberLinkMail({ url, minutes }: MemberLinkMailProps) {
  return (
    <MailFrame
      preview={`It works once, within ${minutes} minutes.`}
      heading="Your orders"
      action={{ label: "See my orders", url }}
      footer="You did not ask for this? Then nothing needs to be done: without the link nobody gets in."
    >
      <MailText>
        Here is your link to everything that was ordered with this address. It works once, within{" "}
        {minutes} minutes.
      </MailText>
    </MailFrame>
  );
}
