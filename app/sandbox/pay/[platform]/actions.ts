"use server";

import { defineAction } from "@/lib/web";
import { payOnPlatform, sandboxPayment } from "@/sandbox/pay-on-platform";

export const payInSandbox = defineAction(
  { name: "sandbox.pay", access: "sandbox" },
  sandboxPayment,
  payOnPlatform,
);
