"use client";

import { useCallback, useRef, useState } from "react";
import { useLive } from "@/components/live/use-live";
import type { LatestNotices } from "@/lib/notifications";

/** As it comes over the wire: times are texts. */
type Wire<T> = T extends Date ? string : T extends object ? { [Key in keyof T]: Wire<T[Key]> } : T;
export type LatestGroup = Wire<LatestNotices["groups"][number]>;

interface Notices {
  unread: number;
  /** Null until they were asked for. */
  groups: LatestGroup[] | null;
  /** The last try to read them failed. */
  failed: boolean;
}

/** The unread count and the newest notices, kept fresh without a reload. */
export function useNotices(unread: number, enabled: boolean) {
  const [notices, setNotices] = useState<Notices>({ unread, groups: null, failed: false });
  const asked = useRef(0);

  const refresh = useCallback(async () => {
    asked.current += 1;
    const turn = asked.current;
    const answer = await fetch("/notifications/latest").catch(() => undefined);
    const latest = answer?.ok ? ((await answer.json()) as Wire<LatestNotices>) : undefined;
    // A later question was answered meanwhile, or will be.
    if (turn !== asked.current) return;
    setNotices((now) => (latest ? { ...latest, failed: false } : { ...now, failed: true }));
  }, []);
  useLive(["notices"], () => void refresh(), { enabled });

  /** Shows some of them as read before the server has said so. */
  const showRead = useCallback((ids: "all" | readonly string[]) => {
    setNotices((now) => {
      const hit = (group: LatestGroup) =>
        !group.newest.isRead && (ids === "all" || group.ids.some((id) => ids.includes(id)));
      const groups = now.groups?.map((group) =>
        hit(group) ? { ...group, newest: { ...group.newest, isRead: true } } : group,
      );
      const left = ids === "all" ? 0 : Math.max(0, now.unread - ids.length);
      return { ...now, unread: left, groups: groups ?? null };
    });
  }, []);
  return { notices, refresh, showRead };
}
