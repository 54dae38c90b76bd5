"use client";

import { toast } from "@/components/ui/toaster";
import { SecretForm, type SecretFormProps } from "./secret-form";

type ConnectFormProps = Omit<SecretFormProps, "onDone" | "submitLabel" | "children"> & {
  name: string;
};

/** The first secret of a connection. */
export function ConnectForm({ name, ...form }: ConnectFormProps) {
  return (
    <SecretForm
      {...form}
      submitLabel={`Connect ${name}`}
      onDone={() =>
        toast.success(`${name} is connected`, {
          description: "Send a test to see the whole way work.",
        })
      }
    />
  );
}
