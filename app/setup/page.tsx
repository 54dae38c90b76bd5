import type { Metadata } from "next";
import { SetupForm } from "@/components/account/setup-form";
import { AuthFrame } from "@/components/shell/auth-frame";
import { timeZones } from "@/components/sites/choices";
import { notFound } from "@/lib/kernel";
import { asksForSetupCode, hasUsers } from "@/lib/sites";
import { definePage } from "@/lib/web";
import { createFirstOwner } from "./actions";

export const metadata: Metadata = { title: "Set up" };

export default definePage({ path: "/setup", access: "public" }, async () => {
  if (await hasUsers()) throw notFound("page");
  return (
    <AuthFrame
      title="Welcome to Onetill"
      description="Create the owner: the account that may do everything. This page closes behind you."
    >
      <SetupForm zones={timeZones()} asksForCode={asksForSetupCode()} action={createFirstOwner} />
    </AuthFrame>
  );
});
