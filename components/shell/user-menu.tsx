"use client";

import { ChevronsUpDown, CircleUser, Keyboard, LogOut } from "lucide-react";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { buttonStyles } from "@/components/ui/button-styles";
import { cn } from "@/components/ui/class-names";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import type { ShellData } from "./shell-data";
import { ThemeMenuItems } from "./theme-menu-items";

interface UserMenuProps {
  user: ShellData["user"];
  /** Only the initials, for the top bar on phones. */
  compact?: boolean;
  onShowShortcuts: () => void;
  onSignOut: () => void;
}

/** Who is signed in, the theme, the account and the way out. */
export function UserMenu({ user, compact = false, onShowShortcuts, onSignOut }: UserMenuProps) {
  const name = user.name || user.email;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        className={
          compact
            ? cn(buttonStyles({ variant: "ghost", size: "icon" }))
            : "flex w-full min-w-0 items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover aria-expanded:bg-hover"
        }
      >
        <Avatar name={name} size={compact ? "sm" : "md"} />
        <span className="sr-only">Your menu</span>
        {compact ? null : (
          <>
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-sm leading-4">{name}</span>
              <span className="block truncate text-muted text-xs">{user.email}</span>
            </span>
            <ChevronsUpDown aria-hidden className="mr-0.5 size-3.5 shrink-0 text-faint" />
          </>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent align={compact ? "end" : "start"} className="w-58">
        <div className="px-2 py-1.5 text-sm">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-muted">{user.email}</p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/account">
            <CircleUser aria-hidden className="text-muted" />
            Account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem
          icon={<Keyboard aria-hidden />}
          hint={<Kbd keys="?" className="touch:hidden" />}
          onSelect={onShowShortcuts}
        >
          Keyboard shortcuts
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <ThemeMenuItems />
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={<LogOut aria-hidden />} onSelect={onSignOut}>
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
