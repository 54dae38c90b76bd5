"use client";

import { RadioGroup } from "@/components/ui/radio-group";
import type { OrderListState } from "@/lib/orders/browser";

const options = [
  { value: "all", label: "Shown among the others" },
  { value: "hide", label: "Hidden" },
  { value: "only", label: "Only test orders" },
] as const;

/** Whether test orders are in the list. */
export function TestFilter(props: {
  test: OrderListState["test"];
  onChange: (test: OrderListState["test"]) => void;
}) {
  return (
    <RadioGroup
      legend="Test orders"
      value={props.test}
      options={options}
      onValueChange={(value) =>
        props.onChange(options.find((option) => option.value === value)?.value ?? "all")
      }
    />
  );
}
