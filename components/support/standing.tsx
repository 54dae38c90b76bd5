import type { PublicConfirmation } from "@/lib/matching";
import { StatusPanel } from "./status-panel";

interface StandingProps {
  confirmation: PublicConfirmation;
  siteName: string;
  platformName: string;
  /** They have just said that they paid. */
  said: boolean;
}

/** Whether the payment was found, and what to do when it was not. */
export function Standing({ confirmation, siteName, platformName, said }: StandingProps) {
  if (confirmation.status === "found") {
    return (
      <StatusPanel status="found" title="Your payment was found">
        <p>
          {siteName} knows that it came from you.
          {confirmation.reply ? null : " If there is an answer, it comes by e-mail."}
        </p>
      </StatusPanel>
    );
  }
  if (confirmation.status === "failed") {
    return (
      <StatusPanel status="failed" title={`${siteName} could not find your payment`}>
        <p>
          If you have paid, look at your receipt from {platformName} and write to {siteName}
          {confirmation.reply ? "" : " with its transaction ID"}. If you have not, no money has
          moved.
        </p>
      </StatusPanel>
    );
  }
  if (confirmation.status === "over") {
    return (
      <StatusPanel status="over" title="No payment with your code has come yet">
        <p>
          It is not waited for any longer. If you have paid on {platformName}, add the transaction
          ID below: it is looked for again at once. If you have not, no money has moved.
        </p>
      </StatusPanel>
    );
  }
  return (
    <StatusPanel
      status="pending"
      title={said ? "Noted. Looking for your payment" : "Waiting for your payment"}
    >
      <p>
        This page changes by itself when a payment with your code arrives. Without the code, look
        into your inbox: the answer comes there.
      </p>
    </StatusPanel>
  );
}
