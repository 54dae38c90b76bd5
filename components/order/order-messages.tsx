"use client";

import { type FormEvent, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toaster";
import { truncateText } from "@/lib/kernel/browser";
import type { OrderMessage } from "@/lib/members";
import { LongText } from "./long-text";
import { submitOnModEnter } from "./new-note";
import type { OrderPageActions } from "./order-page-actions";

interface OrderMessagesProps {
  orderId: string;
  messages: OrderMessage[];
  /** Whether the customer can be told by mail. */
  hasAddress: boolean;
  zone: string;
  /** Missing for those who may only read. */
  writeMessage?: OrderPageActions["writeMessage"];
}

/** What the customer and the team write to each other. What was typed stays until it is stored. */
export function OrderMessages(props: OrderMessagesProps) {
  const { orderId, messages, hasAddress, zone, writeMessage } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState("");
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (pending || !writeMessage) return;
    startTransition(async () => {
      const result = await writeMessage({ orderId, body }).catch(() => undefined);
      if (result?.ok) {
        setBody("");
        setProblem(undefined);
        toast.success("Message sent");
      } else {
        setProblem(result?.error.message ?? "Onetill could not be reached. Try again.");
        field.current?.focus();
      }
    });
  };

  return (
    <Card aria-labelledby="messages-title">
      <CardHeader titleId="messages-title" title="Messages" />
      <CardBody className="flex flex-col gap-4">
        {messages.length > 0 ? (
          <ul className="flex flex-col gap-2.5">
            {messages.map((message) => (
              <li
                key={message.id}
                className={cn(
                  "rounded-md border border-line px-3 py-2.5",
                  message.from === "site" ? "ml-6 bg-sunken/60" : "mr-6",
                )}
              >
                <p className="text-muted text-xs">
                  <bdi className="wrap-anywhere font-medium text-ink">
                    {truncateText(message.authorLabel, 80)}
                  </bdi>
                  {" · "}
                  <Time value={message.createdAt} zone={zone} />
                </p>
                <LongText
                  text={message.body}
                  what="message"
                  lines={8}
                  preserve
                  className="mt-1 text-sm"
                />
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-muted text-sm">Nothing was written yet.</p>
        )}
        {writeMessage ? (
          <form onSubmit={onSubmit} className="flex flex-col gap-2">
            <Field
              label="Message to the customer"
              hint={
                hasAddress
                  ? "It is mailed to them, and shown on their order’s page."
                  : "There is no address to mail it to: it is shown on their order’s page."
              }
              error={problem}
            >
              <Textarea
                ref={field}
                rows={2}
                maxLength={4000}
                value={body}
                onChange={(event) => setBody(event.target.value)}
                onKeyDown={submitOnModEnter}
              />
            </Field>
            <div className="flex justify-end">
              <Button type="submit" loading={pending}>
                Send message
              </Button>
            </div>
          </form>
        ) : null}
      </CardBody>
    </Card>
  );
}
