import { MailFrame, MailText } from "./frame";

export interface SignInLinkMailProps {
  name: string;
  url: string;
  minutes: number;
}

export function SignInLinkMail({ name, url, minutes }: SignInLinkMailProps) {
  return (
    <MailFrame
      preview={`It works once, within ${minutes} minutes.`}
      heading="Sign in to Onetill"
      action={{ label: "Sign in", url }}
      footer="You did not ask for this? Then nothing needs to be done: without the link nobody gets in."
    >
      <MailText>Hello {name},</MailText>
      <MailText>
        Here is your link to sign in. It works once, within {minutes} minutes, on any device.
      </MailText>
    </MailFrame>
  );
}
