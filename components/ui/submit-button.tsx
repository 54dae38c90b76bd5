"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The main button of a `<form action={…}>`; busy while its form is being sent. */
export function SubmitButton({ loading, variant = "primary", ...rest }: ButtonProps) {
  const { pending } = useFormStatus();
  return <Button type="submit" variant={variant} loading={loading || pending} {...rest} />;
}
