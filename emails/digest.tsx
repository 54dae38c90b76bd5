import { Heading, Link, Text } from "@react-email/components";
import { MailFrame, MailText } from "./frame";

export interface DigestGroup {
  heading: string;
  lines: { title: string; body: string | null; url: string }[];
  /** How many are not listed. */
  more: number;
}

export interface DigestMailProps {
  /** How many notices it gathers. */
  count: number;
  sites: { id: string; name: string; groups: DigestGroup[] }[];
  url: string;
  preferencesUrl: string;
}

const styles = {
  site: { color: "#161a18", fontSize: "16px", lineHeight: "24px", margin: "20px 0 4px" },
  block: { marginBottom: "20px" },
  group: { color: "#59635d", fontSize: "13px", lineHeight: "20px", margin: "12px 0 2px" },
  line: { color: "#2c332f", fontSize: "15px", lineHeight: "22px", margin: "0 0 8px" },
  link: { color: "#14532d" },
  footer: { color: "#14532d", textDecoration: "underline" },
  small: { color: "#59635d", fontSize: "13px" },
};

function Group({ heading, lines, more }: DigestGroup) {
  return (
    <>
      <Text style={styles.group}>{heading}</Text>
      {lines.map(({ title, body, url }) => (
        <Text key={url + title} style={styles.line}>
          <Link href={url} style={styles.link}>
            {title}
          </Link>
          {body ? (
            <>
              <br />
              <span style={styles.small}>{body}</span>
            </>
          ) : null}
        </Text>
      ))}
      {more > 0 ? <Text style={styles.group}>and {more.toLocaleString("en")} more</Text> : null}
    </>
  );
}

export function DigestMail({ count, sites, url, preferencesUrl }: DigestMailProps) {
  const things = count === 1 ? "One thing" : `${count.toLocaleString("en")} things`;
  return (
    <MailFrame
      preview={sites.map(({ name }) => name).join(", ")}
      heading="Your day in one mail"
      action={{ label: "See all notifications", url }}
      footer={
        <>
          One mail a day at most, and none on days without news.{" "}
          <Link href={preferencesUrl} style={styles.footer}>
            Change what you hear of
          </Link>
          .
        </>
      }
    >
      <MailText>{things} happened since the last one.</MailText>
      {sites.map(({ id, name, groups }) => (
        <div key={id} style={styles.block}>
          <Heading as="h2" style={styles.site}>
            {name}
          </Heading>
          {groups.map((group) => (
            <Group key={group.heading} {...group} />
          ))}
        </div>
      ))}
    </MailFrame>
  );
}
