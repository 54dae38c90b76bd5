"use client";

import { useState } from "react";
import { Card } from "@/components/ui/card";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/browser";
import {
  type NoticeKind,
  type NoticeWay,
  noticeKinds,
  noticeWays,
  wayLabels,
} from "@/lib/notifications/browser";
import { KindIcon } from "./kind-icon";

interface Preference {
  kind: NoticeKind;
  way: NoticeWay;
}

interface PreferencesCardProps {
  preferences: readonly Preference[];
  action: (input: Preference) => Promise<ActionResult<unknown>>;
}

const options = noticeWays.map((way) => ({ value: way, label: wayLabels[way] }));
const saidWhen: Record<NoticeWay, string> = {
  in_app: "shown in the app",
  at_once: "shown in the app and mailed at once",
  digest: "shown in the app and in the daily mail",
  off: "switched off",
};

/** Every kind with how the person hears of it; each choice is saved as it is made. */
export function PreferencesCard({ preferences, action }: PreferencesCardProps) {
  return (
    <Card aria-label="What you hear of, and how">
      <ul>
        {preferences.map((preference) => (
          <PreferenceRow key={preference.kind} preference={preference} action={action} />
        ))}
      </ul>
    </Card>
  );
}

function PreferenceRow(props: { preference: Preference; action: PreferencesCardProps["action"] }) {
  const { preference, action } = props;
  const { kind } = preference;
  const { label, description } = noticeKinds[kind];
  const [way, setWay] = useState(preference.way);

  const choose = async (value: string) => {
    const next = value as NoticeWay;
    const before = way;
    setWay(next);
    const result = await action({ kind, way: next }).catch(() => undefined);
    if (result?.ok) {
      toast.success(`${label}: ${saidWhen[next]}`, { id: `preference-${kind}` });
      return;
    }
    setWay((now) => (now === next ? before : now));
    toast.error(result?.error.message ?? "That could not be saved. Try again.");
  };

  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-line border-b px-4 py-4 last:border-b-0">
      <div className="flex min-w-0 flex-1 basis-72 items-start gap-3">
        <KindIcon kind={kind} />
        <div className="min-w-0">
          <h2 className="font-medium text-sm">{label}</h2>
          <p className="text-pretty text-muted text-sm">{description}</p>
        </div>
      </div>
      <SegmentedControl
        label={label}
        options={options}
        value={way}
        onValueChange={(value) => void choose(value)}
        className="max-sm:w-full sm:w-76"
      />
    </li>
  );
}
