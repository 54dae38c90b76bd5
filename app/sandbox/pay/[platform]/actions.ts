"use server";

import { defineAction } from "@/lib/http";
import { payOnPlatform, sandboxPayment } from "@/sandbox/pay-on-platform";

export const payInSandbox = defineAction(
  { name: "sandbox.pay", access: "sandbox" },
  sandboxPayment,
  payOnPlatform,
);
