"use client";

import { Time } from "@/components/ui/time";
import { type NameItem, NameItemDialog } from "./name-item-dialog";

interface CodeLine {
  platform: string;
  platformName: string;
  code: string;
  name: string | null;
  orders: number;
  lastAt: string;
}

interface ItemNameListProps {
  siteId: string;
  zone: string;
  codes: readonly CodeLine[];
  /** Absent for those who may not. */
  nameItem: NameItem | undefined;
}

/** A site's item codes and their names. */
export function ItemNameList({ siteId, zone, codes, nameItem }: ItemNameListProps) {
  return (
    <ul className="divide-y divide-line">
      {codes.map(({ platform, platformName, code, name, orders, lastAt }) => (
        <li key={`${platform} ${code}`} className="flex items-center gap-3 px-4 py-3">
          <div className="min-w-0 flex-1">
            <p dir="auto" className={name === null ? "text-muted" : "wrap-anywhere font-medium"}>
              {name ?? "No name yet"}
            </p>
            <p className="wrap-anywhere text-muted text-sm">
              <span className="font-mono">{code}</span>
              {` · ${platformName} · ${orders === 1 ? "1 order" : `${orders} orders`}, the last on `}
              <Time value={lastAt} zone={zone} format="date" />
            </p>
          </div>
          {nameItem ? <NameItemDialog {...{ siteId, platform, code, name, nameItem }} /> : null}
        </li>
      ))}
    </ul>
  );
}
