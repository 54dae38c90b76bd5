import { cn } from "@/components/ui/class-names";
import type { NoticeKind } from "@/lib/notifications/schemas";
import { kindLooks } from "./kind-look";

/** The sign of a kind in its tint; the words stand beside it. */
export function KindIcon({ kind }: { kind: NoticeKind }) {
  const { Icon, tint } = kindLooks[kind];
  return (
    <span
      aria-hidden
      className={cn("mt-0.5 grid size-7 shrink-0 place-items-center rounded-md", tint)}
    >
      <Icon className="size-4" />
    </span>
  );
}
