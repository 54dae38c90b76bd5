"use client";

import { GripVertical, ImageIcon, Trash2 } from "lucide-react";
import { useOptimistic, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/browser";
import { movedTo, useOrder } from "./use-order";

export interface ItemLine {
  id: string;
  title: string;
  isOn: boolean;
  stock: number | null;
  /** As people read it. */
  price: string;
  kind: string;
  /** Path of a small picture. */
  picture: string | null;
}

export interface ItemListActions {
  order: (input: { siteId: string; itemIds: string[] }) => Promise<ActionResult<void>>;
  remove: (input: {
    siteId: string;
    itemId: string;
    removed: boolean;
  }) => Promise<ActionResult<void>>;
  turn: (input: { itemId: string; on: boolean }) => Promise<ActionResult<void>>;
}

interface ItemListProps {
  siteId: string;
  items: readonly ItemLine[];
  /** Absent for those who may only look. */
  actions: ItemListActions | undefined;
}

const unreachable = "Onetill could not be reached. Try again.";

const stockText = (stock: number | null) => (stock === 0 ? "Sold out" : `${stock} left`);

/** What a store sells, in the order in which it shows it. */
export function ItemList({ siteId, items, actions }: ItemListProps) {
  const [shown, setShown] = useOptimistic(items);
  const [, start] = useTransition();
  const run = (
    next: readonly ItemLine[],
    act: () => Promise<ActionResult<void>>,
    onDone?: () => void,
  ) =>
    start(async () => {
      setShown(next);
      const result = await act().catch(() => undefined);
      if (result?.ok) onDone?.();
      else toast.error(result?.error.message ?? unreachable);
    });
  const { entryProps, handleProps } = useOrder(shown.length, (from, to) => {
    const next = movedTo(shown, from, to);
    const itemIds = next.map(({ id }) => id);
    if (actions) run(next, () => actions.order({ siteId, itemIds }));
  });
  const turn = (item: ItemLine, on: boolean) =>
    run(
      shown.map((one) => (one.id === item.id ? { ...one, isOn: on } : one)),
      () => actions?.turn({ itemId: item.id, on }) as Promise<ActionResult<void>>,
      () => toast.success(on ? `${item.title} can be asked for` : `${item.title} is off`),
    );
  const remove = ({ id: itemId, title }: ItemLine) => {
    if (!actions) return;
    const back = async () => {
      const result = await actions
        .remove({ siteId, itemId, removed: false })
        .catch(() => undefined);
      if (result?.ok) toast.success(`${title} is back`);
      else toast.error(result?.error.message ?? unreachable);
    };
    run(
      shown.filter(({ id }) => id !== itemId),
      () => actions.remove({ siteId, itemId, removed: true }),
      () =>
        toast.success(`${title} was removed`, {
          description: "Its orders stay.",
          action: { label: "Undo", onClick: () => void back() },
        }),
    );
  };
  return (
    <ul>
      {shown.map((item, at) => (
        <li
          key={item.id}
          {...entryProps(at)}
          className="flex items-center gap-3 border-line border-b px-3 py-2.5 last:border-b-0 data-over:bg-accent-soft"
        >
          {actions ? (
            <button
              type="button"
              {...handleProps(at)}
              aria-label={`Move ${item.title}: place ${at + 1} of ${shown.length}. Arrow keys move it.`}
              className="grid size-7 shrink-0 cursor-grab place-items-center rounded-md text-muted hover:bg-hover hover:text-ink touch:size-9"
            >
              <GripVertical aria-hidden className="size-4" />
            </button>
          ) : null}
          {item.picture ? (
            // biome-ignore lint/performance/noImgElement: it is drawn in its width already
            <img
              src={item.picture}
              alt=""
              width={48}
              height={48}
              loading="lazy"
              className="size-12 shrink-0 rounded-md border border-line object-cover"
            />
          ) : (
            <span
              aria-hidden
              className="grid size-12 shrink-0 place-items-center rounded-md border border-line bg-sunken text-faint"
            >
              <ImageIcon className="size-5" />
            </span>
          )}
          <div className="min-w-0 flex-1">
            <p className="wrap-anywhere font-medium text-sm">
              <TextLink href={`/store/${item.id}`}>
                <span dir="auto">{item.title}</span>
              </TextLink>
            </p>
            <p className="tabular flex flex-wrap items-center gap-x-2 text-muted text-sm">
              <span>{item.price}</span>
              <span aria-hidden>·</span>
              <span>{item.kind}</span>
              {item.stock === null ? null : (
                <Badge tone={item.stock === 0 ? "warn" : "neutral"}>{stockText(item.stock)}</Badge>
              )}
            </p>
          </div>
          {actions ? (
            <>
              <Switch
                label={<span className="sr-only">{item.title} can be asked for</span>}
                checked={item.isOn}
                onChange={(event) => turn(item, event.target.checked)}
              />
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Remove ${item.title}`}
                onClick={() => remove(item)}
              >
                <Trash2 aria-hidden />
              </Button>
            </>
          ) : item.isOn ? null : (
            <Badge>Off</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
