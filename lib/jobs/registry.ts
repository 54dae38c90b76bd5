import { sweepSignInRemains } from "./sweep-sign-in-remains";

export interface Job {
  name: string;
  /** When it runs by itself, as cron in UTC. */
  cron: string;
  run: () => Promise<void>;
}

/** Everything that pg-boss runs. What must happen soon is a row with a state and has a pump instead. */
export const jobs: readonly Job[] = [
  { name: "sweep-sign-in-remains", cron: "17 * * * *", run: sweepSignInRemains },
];
