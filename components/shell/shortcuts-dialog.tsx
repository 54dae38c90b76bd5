"use client";

import { useSyncExternalStore } from "react";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";
import {
  registeredGroups,
  type ShortcutGroup,
  singleKeysAreOn,
  subscribe,
  switchSingleKeys,
} from "./shortcut-registry";

const none: readonly ShortcutGroup[] = [];

/** What the keys do on this page, and the switch that turns single keys off. */
export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const groups = useSyncExternalStore(subscribe, registeredGroups, () => none);
  const on = useSyncExternalStore(subscribe, singleKeysAreOn, () => true);
  const names = [...new Set(groups.map((group) => group.name))];
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts" size="md">
        <DialogBody className="flex flex-col gap-5">
          {names.map((name) => (
            <section key={name} aria-label={name}>
              <h3 className="mb-1 font-medium text-faint text-xs">{name}</h3>
              <dl className="divide-y divide-line">
                {groups
                  .filter((group) => group.name === name)
                  .flatMap((group) => group.shortcuts)
                  .map(({ keys, label }) => (
                    <div key={keys} className="flex items-center justify-between gap-4 py-1.5">
                      <dt>{label}</dt>
                      <dd>
                        <Kbd keys={keys} />
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
          <Switch
            label="Single-key shortcuts"
            hint="Off: only those with Ctrl or ⌘ work. Kept in this browser."
            checked={on}
            onChange={(event) => switchSingleKeys(event.target.checked)}
            className="border-line border-t pt-4"
          />
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
