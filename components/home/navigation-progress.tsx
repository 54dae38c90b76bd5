"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useTransition } from "react";
import { cn } from "@/components/ui/class-names";

interface Progress {
  pending: boolean;
  go: (href: string) => void;
}

const ProgressContext = createContext<Progress>({ pending: false, go: () => {} });

/** Lets the page's controls change its address and show that figures are on their way. */
export function NavigationProgress({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const go = (href: string) => startTransition(() => router.push(href, { scroll: false }));
  return <ProgressContext value={{ pending, go }}>{children}</ProgressContext>;
}

export const useNavigationProgress = () => use(ProgressContext);

/** Figures that pale while newer ones are on their way. */
export function PaleWhilePending({
  className,
  children,
}: {
  className?: string;
  children: ReactNode;
}) {
  const { pending } = useNavigationProgress();
  return (
    <div
      aria-busy={pending || undefined}
      className={cn("transition-opacity", pending && "opacity-60", className)}
    >
      {children}
    </div>
  );
}
