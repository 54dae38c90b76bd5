"use client";

import { Rows2, Rows4 } from "lucide-react";
import type { Density } from "@/components/data-table/data-table";
import { SegmentedControl } from "@/components/ui/segmented-control";

const densities = [
  { value: "comfortable", label: "Comfortable", icon: <Rows2 aria-hidden /> },
  { value: "compact", label: "Compact", icon: <Rows4 aria-hidden /> },
];

/** How close the rows of the table are. */
export function DensitySwitch(props: { density: Density; onChange: (density: Density) => void }) {
  return (
    <SegmentedControl
      iconsOnly
      label="Density"
      options={densities}
      value={props.density}
      onValueChange={(value) => props.onChange(value === "compact" ? "compact" : "comfortable")}
    />
  );
}
