"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { findList } from "./find-list";

interface BackToListProps {
  /** Where the list is, and what it is called. */
  path: string;
  label: string;
  /** Under which the keys are listed. */
  group: string;
}

/** The way back to a list as it was left: filters, sorting, page and scroll. */
export function BackToList({ path, label, group }: BackToListProps) {
  const router = useRouter();
  const goBack = () => {
    const list = findList(path);
    if (list.isPrevious) router.back();
    else router.push(list.href);
  };
  useShortcuts(group, [
    { keys: "u", label: "Back to the list", run: goBack },
    { keys: "escape", label: "Back to the list", run: goBack },
  ]);
  const onClick = (event: MouseEvent) => {
    // A new tab or window gets the plain list.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goBack();
  };
  return (
    <Link
      href={path}
      onClick={onClick}
      className="-ml-0.5 inline-flex min-h-6 items-center gap-1 self-start rounded-sm pr-1 text-muted text-sm hover:text-ink touch:min-h-11"
    >
      <ArrowLeft aria-hidden className="size-3.5" />
      {label}
    </Link>
  );
}
