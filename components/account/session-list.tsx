"use client";

import { CircleHelp, Monitor, Smartphone, Tablet } from "lucide-react";
import { useEffect, useRef, useState, useTransition } from "react";
import { signOut } from "@/components/shell/sign-out";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

export interface ListedSession {
  id: string;
  device: { name: string; kind: "desktop" | "phone" | "tablet" | "unknown" };
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
  isThis: boolean;
}

type EndAction = (input: { sessionId: string }) => Promise<ActionResult<void>>;

interface SessionListProps {
  sessions: ListedSession[];
  zone: string;
  end: EndAction;
}

const icons = { desktop: Monitor, phone: Smartphone, tablet: Tablet, unknown: CircleHelp };
const shownAtFirst = 10;

/** An address means something to few, but tells two devices of a kind apart. */
const addressText = (address: string) =>
  address === "unknown" ? "from an unknown address" : `from ${address}`;

function EndButton({ session, end }: { session: ListedSession; end: EndAction }) {
  const { name } = session.device;
  const confirm = async () => {
    const result = await end({ sessionId: session.id });
    if (!result.ok) throw new Error(result.error.message);
    toast.success("Session ended", { description: `${name} is signed out.` });
  };
  return (
    <ConfirmDialog
      title="End this session?"
      consequence={`${name}, last used ${addressText(session.address)}. Whoever uses it has to sign in again.`}
      confirmLabel="End session"
      onConfirm={confirm}
      trigger={
        <Button size="sm" aria-label={`End this session: ${name}, ${addressText(session.address)}`}>
          End this session
        </Button>
      }
    />
  );
}

function SignOutHere() {
  const [pending, startTransition] = useTransition();
  return (
    <Button size="sm" loading={pending} onClick={() => startTransition(() => signOut())}>
      Sign out
    </Button>
  );
}

function SessionItem({
  session,
  zone,
  end,
}: Omit<SessionListProps, "sessions"> & { session: ListedSession }) {
  const Icon = icons[session.device.kind];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2.5 border-line border-b px-4 py-3 last:border-b-0">
      <span className="grid size-9 shrink-0 place-items-center rounded-md bg-sunken text-muted dark:bg-raised">
        <Icon aria-hidden className="size-4.5" />
      </span>
      <div className="min-w-52 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-sm">
          <span className="wrap-anywhere">{session.device.name}</span>
          {session.isThis ? <Badge tone="good">This device</Badge> : null}
        </p>
        <p className="wrap-anywhere text-muted text-sm">
          {session.isThis ? (
            "In use now"
          ) : (
            <>
              Last used <RelativeTime value={session.lastSeenAt} zone={zone} />
            </>
          )}{" "}
          {addressText(session.address)}
        </p>
        <p className="text-muted text-sm">
          Signed in on <Time value={session.createdAt} zone={zone} />
        </p>
      </div>
      <div className="max-sm:ml-12">
        {session.isThis ? <SignOutHere /> : <EndButton session={session} end={end} />}
      </div>
    </li>
  );
}

/** Where a person is signed in, each with the means to end it. */
export function SessionList({ sessions, zone, end }: SessionListProps) {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const count = sessions.length;
  const before = useRef(count);
  useEffect(() => {
    const isFewer = count < before.current;
    before.current = count;
    // The button that was pressed went with its row: the keyboard goes on from the list.
    if (!isFewer) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) list.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [count]);
  const shown = all ? sessions : sessions.slice(0, shownAtFirst);
  return (
    <>
      <ul ref={list} tabIndex={-1} aria-labelledby="sessions-title" className="outline-none">
        {shown.map((session) => (
          <SessionItem key={session.id} session={session} zone={zone} end={end} />
        ))}
      </ul>
      {shown.length < count ? (
        <div className="border-line border-t px-4 py-2.5">
          <Button variant="link" onClick={() => setAll(true)}>
            Show {count - shown.length} more
          </Button>
        </div>
      ) : null}
    </>
  );
}
