import { Link } from "@react-email/components";
import { MailFrame, MailText } from "./frame";

export interface NoticeMailProps {
  /** What it is about, in two or three words. */
  kind: string;
  siteName: string;
  title: string;
  body: string | null;
  url: string;
  preferencesUrl: string;
}

const link = { color: "#14532d", textDecoration: "underline" };

export function NoticeMail(props: NoticeMailProps) {
  const { kind, siteName, title, body, url, preferencesUrl } = props;
  return (
    <MailFrame
      preview={body ?? siteName}
      heading={title}
      action={{ label: "Have a look", url }}
      footer={
        <>
          {kind} on {siteName}. You get such mails because you asked for them, or never said
          otherwise.{" "}
          <Link href={preferencesUrl} style={link}>
            Change what you hear of
          </Link>
          .
        </>
      }
    >
      {body ? <MailText>{body}</MailText> : null}
    </MailFrame>
  );
}
