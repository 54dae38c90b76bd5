"use client";

import { Menu, Search } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, startTransition, useState } from "react";
import { Bell, BellVoice } from "@/components/notifications/bell";
import { useNotices } from "@/components/notifications/use-notices";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Brand } from "./brand";
import { CommandPalette } from "./command-palette";
import { destinations } from "./navigation";
import type { ShellData } from "./shell-data";
import { ShortcutListener } from "./shortcut-listener";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { SidebarNav } from "./sidebar-nav";
import { signOut } from "./sign-out";
import { useShortcuts } from "./use-shortcuts";
import { UserMenu } from "./user-menu";

interface ShellProps {
  data: ShellData;
  children: ReactNode;
}

type Layer = "palette" | "shortcuts" | "menu" | null;

/** The frame of the dashboard: sidebar from 1024 px, a top bar with a menu below that. */
export function Shell({ data, children }: ShellProps) {
  const router = useRouter();
  const [layer, setLayer] = useState<Layer>(null);
  const toggle = (name: Exclude<Layer, null>) => (open: boolean) => setLayer(open ? name : null);
  const onSignOut = () => startTransition(signOut);
  const onShowShortcuts = () => setLayer("shortcuts");
  // Without a site there is nothing to hear of.
  const bell = useNotices(data.unread, data.sites.length > 0);

  useShortcuts("Anywhere", [
    {
      keys: "mod+k",
      label: "Search and go anywhere",
      run: () => setLayer((now) => (now === "palette" ? null : "palette")),
    },
    { keys: "?", label: "Show these shortcuts", run: onShowShortcuts },
    ...destinations.map(({ href, label, keys }) => ({
      keys,
      label: `Go to ${label}`,
      run: () => router.push(href),
    })),
  ]);

  return (
    <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <header className="sticky top-(--banner) hidden h-[calc(100dvh-var(--banner))] flex-col border-line border-r bg-sunken/70 lg:flex dark:bg-canvas">
        <div className="flex flex-col gap-3 px-3 pt-3.5 pb-4">
          <div className="flex items-center justify-between gap-2">
            <Link href="/" aria-label="Onetill, home" className="rounded-md px-1.5 py-0.5">
              <Brand />
            </Link>
            <Bell state={bell} />
          </div>
          <SearchTrigger onOpen={() => setLayer("palette")} />
        </div>
        <div className="scroll-thin min-h-0 flex-1 overflow-y-auto px-3 pb-4">
          <SidebarNav data={data} />
        </div>
        <div className="border-line border-t p-2">
          <UserMenu user={data.user} onShowShortcuts={onShowShortcuts} onSignOut={onSignOut} />
        </div>
      </header>

      <header className="sticky top-(--banner) z-30 flex h-(--topbar) items-center gap-1 border-line border-b bg-canvas/95 px-2 backdrop-blur-sm lg:hidden">
        <Button variant="ghost" size="icon" aria-label="Open menu" onClick={() => setLayer("menu")}>
          <Menu aria-hidden />
        </Button>
        <Link href="/" aria-label="Onetill, home" className="rounded-md px-1 py-1">
          <Brand />
        </Link>
        <span className="flex-1" />
        <Button
          variant="ghost"
          size="icon"
          aria-label="Search and go anywhere"
          onClick={() => setLayer("palette")}
        >
          <Search aria-hidden />
        </Button>
        <Bell state={bell} align="end" />
        <UserMenu
          compact
          user={data.user}
          onShowShortcuts={onShowShortcuts}
          onSignOut={onSignOut}
        />
      </header>

      <BellVoice unread={bell.notices.unread} />
      <main id="main" tabIndex={-1} className="min-w-0">
        {children}
      </main>

      <Sheet open={layer === "menu"} onOpenChange={toggle("menu")}>
        <SheetContent side="left" title={<Brand />}>
          <SidebarNav data={data} onNavigate={() => setLayer(null)} />
        </SheetContent>
      </Sheet>
      <CommandPalette
        open={layer === "palette"}
        onOpenChange={toggle("palette")}
        data={data}
        onShowShortcuts={onShowShortcuts}
        onSignOut={onSignOut}
      />
      <ShortcutsDialog open={layer === "shortcuts"} onOpenChange={toggle("shortcuts")} />
      <ShortcutListener />
    </div>
  );
}

function SearchTrigger({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-muted text-sm shadow-xs transition-colors hover:border-control hover:text-ink dark:bg-raised"
    >
      <Search aria-hidden className="size-4 shrink-0 text-faint" />
      <span className="flex-1 text-left">Search…</span>
      <Kbd keys="mod+k" />
    </button>
  );
}
