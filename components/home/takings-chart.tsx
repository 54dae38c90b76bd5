"use client";

import {
  Bar,
  BarChart,
  BarStack,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { axisMoney } from "./axis-money";
import { axisTicks } from "./axis-ticks";
import type { ChartData, ChartPoint } from "./chart-data";
import { ChartTooltip } from "./chart-tooltip";

const tickStyle = { fill: "var(--faint)", fontSize: 12 };

/** A bar a day, stacked by platform. Arrow keys walk from bar to bar. */
export default function TakingsChart({ data, label }: { data: ChartData; label: string }) {
  const { currency, series, points } = data;
  const ticks = axisTicks(Math.max(...points.map((point) => point.net)));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={points}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="22%"
        aria-label={label}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="tick"
          tick={tickStyle}
          tickLine={false}
          tickMargin={8}
          axisLine={{ stroke: "var(--line-strong)" }}
          interval="equidistantPreserveStart"
          minTickGap={28}
        />
        <YAxis
          width="auto"
          tick={tickStyle}
          tickLine={false}
          axisLine={false}
          ticks={ticks}
          domain={[0, ticks.at(-1) as number]}
          tickFormatter={(amount: number) => axisMoney(amount, currency)}
        />
        <Tooltip
          cursor={{ fill: "var(--hover)", opacity: 0.7 }}
          isAnimationActive={false}
          content={({ active, payload }) => (
            <ChartTooltip
              data={data}
              point={active ? (payload[0]?.payload as ChartPoint | undefined) : undefined}
            />
          )}
        />
        <BarStack radius={[3, 3, 0, 0]}>
          {series.map(({ platform, name, colour }) => (
            <Bar
              key={platform}
              name={name}
              dataKey={(point: ChartPoint) => point.byPlatform[platform] ?? 0}
              fill={colour}
              stroke="var(--surface)"
              strokeWidth={1}
              maxBarSize={36}
              isAnimationActive={false}
            />
          ))}
        </BarStack>
      </BarChart>
    </ResponsiveContainer>
  );
}
