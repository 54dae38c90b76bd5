"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import type { StarterName } from "@/lib/replies/browser";
import { useReplyActions } from "./reply-actions";

interface StarterListProps {
  site: { id: string; slug: string };
  starters: { name: StarterName; ruleName: string; meaning: string; subject: string }[];
}

/** Ready-made rules: one click adds the rule with its text, switched on. */
export function StarterList({ site, starters }: StarterListProps) {
  const router = useRouter();
  const { addStarter } = useReplyActions();
  const [adding, setAdding] = useState<string>();
  const [pending, startTransition] = useTransition();
  const add = (name: StarterName, ruleName: string) => {
    setAdding(name);
    startTransition(async () => {
      const result = await addStarter({ siteId: site.id, name }).catch(() => undefined);
      if (!result?.ok) {
        toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
        return;
      }
      const { templateId } = result.value;
      toast.success(`${ruleName} is on`, {
        description: "It answers what arrives from now on.",
        duration: 10_000,
        action: {
          label: "Edit its text",
          onClick: () => router.push(`/sites/${site.slug}/replies/templates/${templateId}`),
        },
      });
    });
  };
  return (
    <ul aria-label="Ready-made rules" className="grid gap-3 p-4 sm:grid-cols-2">
      {starters.map(({ name, ruleName, meaning, subject }) => (
        <li
          key={name}
          className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3.5"
        >
          <div className="flex-1">
            <h3 className="font-medium text-sm">{ruleName}</h3>
            <p className="text-pretty text-muted text-sm">{meaning}</p>
            <p className="mt-2 truncate rounded-md bg-sunken px-2 py-1 text-muted text-xs">
              {subject}
            </p>
          </div>
          <Button
            size="sm"
            className="self-start"
            loading={pending && adding === name}
            disabled={pending && adding !== name}
            onClick={() => add(name, ruleName)}
          >
            <Plus aria-hidden />
            Use this<span className="sr-only"> {ruleName}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
