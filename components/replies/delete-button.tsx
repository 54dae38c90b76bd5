"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { useReplyActions } from "./reply-actions";

interface DeleteButtonProps {
  site: { id: string; slug: string };
  kind: "rule" | "template";
  /** The shown id. */
  id: string;
  name: string;
}

/** Deletes at once; a toast offers to take it back. */
export function DeleteButton({ site, kind, id, name }: DeleteButtonProps) {
  const router = useRouter();
  const actions = useReplyActions();
  const [pending, startTransition] = useTransition();
  const isRule = kind === "rule";
  const remove = () =>
    isRule
      ? actions.deleteRule({ siteId: site.id, ruleId: id })
      : actions.deleteTemplate({ siteId: site.id, templateId: id });
  const restore = () =>
    isRule
      ? actions.restoreRule({ siteId: site.id, ruleId: id })
      : actions.restoreTemplate({ siteId: site.id, templateId: id });

  const undo = async () => {
    const result = await restore().catch(() => undefined);
    if (result?.ok) toast.success(`${name} is back`);
    else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
  };
  const run = () =>
    startTransition(async () => {
      const result = await remove().catch(() => undefined);
      if (!result?.ok) {
        toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
        return;
      }
      toast.success(`${name} was deleted`, {
        duration: 10_000,
        action: { label: "Undo", onClick: undo },
      });
      router.push(`/sites/${site.slug}/replies`);
    });
  return (
    <Button variant="danger-quiet" loading={pending} onClick={run}>
      <Trash2 aria-hidden />
      Delete
    </Button>
  );
}
