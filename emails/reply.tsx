import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Row,
  Section,
  Text,
} from "@react-email/components";
import { createElement, Fragment, type ReactNode } from "react";
import { font } from "./frame";

/** A piece of a line. There is no kind for markup: whatever somebody wrote stays text. */
export type MailInline =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "strong"; children: MailInline[] }
  | { kind: "emphasis"; children: MailInline[] }
  | { kind: "link"; url: string; children: MailInline[] };

export type MailBlock =
  | { kind: "paragraph" | "heading" | "quote"; children: MailInline[] }
  | { kind: "list"; ordered: boolean; items: MailInline[][] }
  | { kind: "button"; url: string; label: string }
  | { kind: "line" };

export interface ReplyMailProps {
  siteName: string;
  /** BCP 47. */
  locale: string;
  direction: "ltr" | "rtl";
  /** Shown by mail programs beside the subject. */
  preview: string;
  blocks: MailBlock[];
  colors: { accent: string; onAccent: string; link: string };
  footer: string;
  unsubscribe?: { label: string; url: string };
}

const ink = "#1f2522";

const styles = {
  body: { backgroundColor: "#f4f5f4", fontFamily: font, margin: 0, padding: "28px 12px" },
  card: {
    backgroundColor: "#ffffff",
    border: "1px solid #dfe4e1",
    borderRadius: "12px",
    margin: "0 auto",
    maxWidth: "34rem",
    overflow: "hidden",
  },
  name: { fontSize: "15px", fontWeight: 600, lineHeight: "22px", margin: 0 },
  content: { padding: "26px 28px 8px" },
  text: { color: ink, fontSize: "16px", lineHeight: "25px", margin: "0 0 16px" },
  heading: { color: ink, fontSize: "20px", lineHeight: "27px", margin: "6px 0 12px" },
  list: { color: ink, fontSize: "16px", lineHeight: "25px", margin: "0 0 16px", padding: "0 24px" },
  button: {
    borderRadius: "8px",
    fontSize: "16px",
    fontWeight: 600,
    padding: "12px 22px",
    textDecoration: "none",
  },
  line: { borderColor: "#dfe4e1", margin: "8px 0 24px" },
  footer: { color: "#59635d", fontSize: "13px", lineHeight: "20px", margin: "0 0 4px" },
};

type Colors = ReplyMailProps["colors"];

/** Nodes in a row that never change places: none of them needs a key. */
const inRow = <Item,>(items: Item[], draw: (item: Item) => ReactNode) =>
  createElement(Fragment, null, ...items.map(draw));

function Piece({ piece, colors }: { piece: MailInline; colors: Colors }): ReactNode {
  if (piece.kind === "text") return piece.text;
  if (piece.kind === "break") return <br />;
  const inner = <Pieces pieces={piece.children} colors={colors} />;
  if (piece.kind === "strong") return <strong>{inner}</strong>;
  if (piece.kind === "emphasis") return <em>{inner}</em>;
  return (
    <Link href={piece.url} style={{ color: colors.link, textDecoration: "underline" }}>
      {inner}
    </Link>
  );
}

const Pieces = ({ pieces, colors }: { pieces: MailInline[]; colors: Colors }) =>
  inRow(pieces, (piece) => <Piece piece={piece} colors={colors} />);

const Items = ({ items, colors }: { items: MailInline[][]; colors: Colors }) =>
  inRow(items, (item) => (
    <li style={{ margin: "0 0 4px" }}>
      <Pieces pieces={item} colors={colors} />
    </li>
  ));

function Block({ block, colors }: { block: MailBlock; colors: Colors }) {
  switch (block.kind) {
    case "line":
      return <Hr style={styles.line} />;
    case "button":
      return (
        <Section style={{ margin: "6px 0 22px" }}>
          <Button
            href={block.url}
            style={{
              ...styles.button,
              backgroundColor: colors.accent,
              color: colors.onAccent,
            }}
          >
            {block.label}
          </Button>
        </Section>
      );
    case "list": {
      const items = <Items items={block.items} colors={colors} />;
      return block.ordered ? (
        <ol style={styles.list}>{items}</ol>
      ) : (
        <ul style={styles.list}>{items}</ul>
      );
    }
    case "heading":
      return (
        <Heading as="h2" style={styles.heading}>
          <Pieces pieces={block.children} colors={colors} />
        </Heading>
      );
    case "quote":
      return (
        <Text
          style={{
            ...styles.text,
            borderInlineStart: `3px solid ${colors.accent}`,
            color: "#47504b",
            padding: "2px 14px",
          }}
        >
          <Pieces pieces={block.children} colors={colors} />
        </Text>
      );
    default:
      return (
        <Text style={styles.text}>
          <Pieces pieces={block.children} colors={colors} />
        </Text>
      );
  }
}

/** An answer to a supporter, in the colours of the site that sends it. */
export function ReplyMail(props: ReplyMailProps) {
  const { siteName, locale, direction, preview, blocks, colors, footer, unsubscribe } = props;
  return (
    <Html lang={locale} dir={direction}>
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.card}>
          <Row style={{ backgroundColor: colors.accent }}>
            <Column style={{ padding: "14px 28px" }}>
              <Text style={{ ...styles.name, color: colors.onAccent }}>{siteName}</Text>
            </Column>
          </Row>
          <Section style={styles.content}>
            {inRow(blocks, (block) => (
              <Block block={block} colors={colors} />
            ))}
          </Section>
          <Section style={{ padding: "0 28px 22px" }}>
            <Hr style={{ borderColor: "#dfe4e1", margin: "8px 0 14px" }} />
            <Text style={styles.footer}>{footer}</Text>
            {unsubscribe ? (
              <Text style={styles.footer}>
                <Link
                  href={unsubscribe.url}
                  style={{ color: "#59635d", textDecoration: "underline" }}
                >
                  {unsubscribe.label}
                </Link>
              </Text>
            ) : null}
          </Section>
        </Container>
      </Body>
    </Html>
  );
}
