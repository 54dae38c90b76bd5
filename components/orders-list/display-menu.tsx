"use client";

import { Rows2, Rows4, Settings2 } from "lucide-react";
import { ColumnChooser } from "@/components/data-table/column-chooser";
import type { Density } from "@/components/data-table/data-table";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { type OrderColumnId, orderList } from "@/lib/orders/browser";

const densities = [
  { value: "comfortable", label: "Comfortable", icon: <Rows2 aria-hidden /> },
  { value: "compact", label: "Compact", icon: <Rows4 aria-hidden /> },
];

const columns = orderList.columnIds.map((id) => ({ id, label: orderList.columns[id].label }));

interface DisplayMenuProps {
  density: Density;
  onDensity: (density: Density) => void;
  columns: readonly OrderColumnId[];
  /** Null goes back to the usual ones. */
  onColumns: (columns: OrderColumnId[] | null) => void;
}

/** How the table looks: how close its rows are, and its columns. */
export function DisplayMenu(props: DisplayMenuProps) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <Settings2 aria-hidden />
          Display
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Display" align="end" className="flex flex-col gap-3">
        <SegmentedControl
          label="Density"
          options={densities}
          value={props.density}
          onValueChange={(value) =>
            props.onDensity(value === "compact" ? "compact" : "comfortable")
          }
          className="w-full"
        />
        <div className="border-line border-t pt-2">
          <ColumnChooser
            all={columns}
            shown={props.columns}
            fixed={orderList.fixedColumn}
            onChange={props.onColumns}
          />
        </div>
        <Button variant="ghost" onClick={() => props.onColumns(null)}>
          Back to the usual columns
        </Button>
      </PopoverContent>
    </Popover>
  );
}
