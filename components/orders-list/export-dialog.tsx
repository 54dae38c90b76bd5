"use client";

import { Download } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { type OrderColumnId, type OrderListState, orderList } from "@/lib/orders/browser";
import type { OrderListSite } from "./list-data";

interface ExportDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  state: OrderListState;
  /** The chosen orders; without any the whole list as it is filtered, all its pages. */
  ids: readonly string[];
  /** How many orders that is, in words: "1,284 orders". */
  amount: string;
  columns: readonly OrderColumnId[];
  zone: string;
  sites: readonly OrderListSite[];
}

/** The list's own zone first, then those of the sites, this browser's, and UTC. */
function zonesFor(zone: string, sites: readonly OrderListSite[]): string[] {
  const browser = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([zone, ...sites.map((site) => site.timeZone), browser, "UTC"])];
}

/** Asks for columns and time zone, and downloads the orders as a CSV file. */
export function ExportDialog(props: ExportDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent
        title="Export as CSV"
        description={`${props.amount}, ${props.ids.length > 0 ? "those you selected" : "filtered and sorted as the list is"}.`}
        size="sm"
      >
        <ExportForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function ExportForm({ state, ids, columns, zone, sites, onOpenChange }: ExportDialogProps) {
  const [chosen, setChosen] = useState<readonly OrderColumnId[]>(columns);
  const zones = useMemo(() => zonesFor(zone, sites), [zone, sites]);
  const order = [...columns, ...orderList.columnIds.filter((id) => !columns.includes(id))];
  const pairs = orderList.pairs({ ...state, columns: null, after: null, before: null });
  const submitted = () => {
    // The form has to be read by the browser before it goes.
    setTimeout(() => onOpenChange(false));
    toast.success("The download begins");
  };
  return (
    <form action="/orders/export" onSubmit={submitted} className="contents">
      {pairs.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {ids.map((id) => (
        <input key={id} type="hidden" name="id" value={id} />
      ))}
      <input type="hidden" name="columns" value={chosen.join(",")} />
      <DialogBody className="flex flex-col gap-4">
        <fieldset>
          <legend className="mb-1 font-medium text-sm">Columns</legend>
          <div className="grid grid-cols-2 gap-x-3">
            {order.map((id) => (
              <Checkbox
                key={id}
                label={orderList.columns[id].label}
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  setChosen(
                    order.filter((one) => (one === id ? target.checked : chosen.includes(one))),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
        <Field label="Time zone" hint="In which dates and times are written.">
          <Select name="zone" options={zones.map((value) => ({ value, label: value }))} />
        </Field>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={chosen.length === 0}>
          <Download aria-hidden />
          Download
        </Button>
      </DialogFooter>
    </form>
  );
}
