"use client";

import { ChartColumn, Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { Skeleton } from "@/components/ui/skeleton";
import type { ChartData } from "./chart-data";
import { Swatch } from "./swatch";
import { TakingsTable } from "./takings-table";

const TakingsChart = dynamic(() => import("./takings-chart"), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full rounded-md opacity-50" />,
});

/** Takings over time, as a chart or as the same figures in a table. */
export function TakingsView({ data, label }: { data: ChartData; label: string }) {
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? ChartColumn : Table2;
  return (
    <figure aria-label={label} className="flex flex-col">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 pt-3 pb-2">
        <ul aria-label="Platforms" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {data.series.map(({ platform, name, colour, net }) => (
            <li key={platform} className="inline-flex items-center gap-1.5">
              <Swatch colour={colour} />
              <span className="text-muted">{name}</span>
              <Money className="font-medium" amount={net} currency={data.currency} />
            </li>
          ))}
        </ul>
        <Button
          variant="ghost"
          size="sm"
          className="-mr-2 ml-auto"
          onClick={() => setAsTable(!asTable)}
        >
          <Icon aria-hidden />
          {asTable ? "Show as chart" : "Show as table"}
        </Button>
      </div>
      {asTable ? (
        <TakingsTable data={data} label={label} />
      ) : (
        <div className="h-56 px-2 pb-3 sm:h-72 sm:px-3">
          <TakingsChart data={data} label={label} />
        </div>
      )}
    </figure>
  );
}
