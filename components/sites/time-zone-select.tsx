"use client";

import { type ComponentProps, useSyncExternalStore } from "react";
import { Select } from "@/components/ui/select";

const never = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

type TimeZoneSelectProps = Omit<ComponentProps<typeof Select>, "options"> & {
  zones: readonly string[];
};

/** Time zones by name. Without a `defaultValue` the browser's own is chosen. */
export function TimeZoneSelect({ zones, defaultValue, ...rest }: TimeZoneSelectProps) {
  const guess = useSyncExternalStore(never, browserZone, () => "UTC");
  const chosen = defaultValue ?? (zones.includes(guess) ? guess : "UTC");
  return (
    <Select
      // A select keeps its first default; the guess is known only after hydration.
      key={String(chosen)}
      defaultValue={chosen}
      options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
      {...rest}
    />
  );
}
