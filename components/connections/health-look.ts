import type { Tone } from "@/components/ui/badge";
import type { HealthState } from "@/lib/platforms/schemas";

/** The colour that goes with a connection's state; its words come with the state itself. */
export const healthTones: Record<HealthState, Tone> = {
  no_secret: "outline",
  waiting: "info",
  working: "good",
  attention: "warn",
  failing: "bad",
  silent: "warn",
};
