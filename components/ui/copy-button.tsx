"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, type ButtonProps } from "./button";

type CopyButtonProps = Omit<ButtonProps, "onClick" | "children" | "value"> & {
  value: string;
  /** What is copied, for screen readers: "webhook URL". */
  what: string;
  /** Visible words; without them only the icon shows. */
  label?: string;
};

/** Copies a text and says "Copied", on screen and to screen readers. */
export function CopyButton({ value, what, label, size, variant, ...rest }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    // The clipboard needs a secure context; a plain-http self-hosted page has none.
    const done = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setState(done ? "copied" : "failed");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("idle"), 2000);
  };
  const copied = state === "copied";
  const words = copied ? "Copied" : state === "failed" ? "Press Ctrl C" : label;
  return (
    <Button
      size={size ?? (label ? "md" : "icon-sm")}
      variant={variant ?? (label ? "secondary" : "ghost")}
      onClick={copy}
      {...rest}
    >
      {copied ? <Check aria-hidden className="text-good-ink" /> : <Copy aria-hidden />}
      {label ? <span>{words}</span> : null}
      <span className="sr-only">{label ? ` ${what}` : `Copy ${what}`}</span>
      <span role="status" className="sr-only">
        {copied ? `Copied ${what}` : state === "failed" ? `Could not copy ${what}` : ""}
      </span>
    </Button>
  );
}
