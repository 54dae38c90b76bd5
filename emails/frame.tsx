import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Preview,
  Text,
} from "@react-email/components";
import type { ReactNode } from "react";

export const font = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const styles = {
  body: { backgroundColor: "#f4f6f5", fontFamily: font, margin: 0, padding: "32px 12px" },
  card: {
    backgroundColor: "#ffffff",
    border: "1px solid #dfe4e1",
    borderRadius: "10px",
    margin: "0 auto",
    maxWidth: "30rem",
    padding: "28px",
  },
  brand: { color: "#14532d", fontSize: "15px", fontWeight: 600, margin: "0 0 20px" },
  heading: { color: "#161a18", fontSize: "20px", lineHeight: "28px", margin: "0 0 12px" },
  text: { color: "#2c332f", fontSize: "15px", lineHeight: "23px", margin: "0 0 16px" },
  button: {
    backgroundColor: "#14532d",
    borderRadius: "7px",
    color: "#ffffff",
    fontSize: "15px",
    fontWeight: 600,
    padding: "11px 20px",
    textDecoration: "none",
  },
  line: { borderColor: "#dfe4e1", margin: "26px 0 16px" },
  small: { color: "#59635d", fontSize: "13px", lineHeight: "20px", margin: 0 },
};

/** What every message looks like: brand, heading, text, perhaps one button, and a small line. */
export function MailFrame(props: {
  preview: string;
  heading: string;
  action?: { label: string; url: string };
  footer: ReactNode;
  children: ReactNode;
}) {
  const { preview, heading, action, footer, children } = props;
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.card}>
          <Text style={styles.brand}>Onetill</Text>
          <Heading as="h1" style={styles.heading}>
            {heading}
          </Heading>
          {children}
          {action ? (
            <Button href={action.url} style={styles.button}>
              {action.label}
            </Button>
          ) : null}
          <Hr style={styles.line} />
          <Text style={styles.small}>{footer}</Text>
        </Container>
      </Body>
    </Html>
  );
}

export const MailText = ({ children }: { children: ReactNode }) => (
  <Text style={styles.text}>{children}</Text>
);
