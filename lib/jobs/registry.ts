import { sweepImportFiles } from "@/lib/imports";
import { wipeSpentTokens } from "@/lib/mail";
import { sweepMemberSignIns } from "@/lib/members";
import { sendDigests, sweepNotices, watchConnections } from "@/lib/notifications";
import { fillSearchText } from "@/lib/orders";
import { sweepAnswers, sweepSignInRemains } from "@/lib/sites";
import { sweepRequests } from "@/lib/store";

export interface Job {
  name: string;
  /** When it runs by itself, as cron in UTC. */
  cron: string;
  /** Also when a worker starts: what happened while none ran is not left until the next turn. */
  atStart?: boolean;
  /** One that goes through a list ends between two entries when the signal is aborted. */
  run: (signal?: AbortSignal) => Promise<unknown>;
}

/** Everything that pg-boss runs. What must happen soon is a row with a state and has a pump instead. */
export const jobs: readonly Job[] = [
  { name: "sweep-sign-in-remains", cron: "17 * * * *", run: sweepSignInRemains },
  { name: "fill-search-text", cron: "11 5 * * *", atStart: true, run: fillSearchText },
  { name: "sweep-answers", cron: "37 * * * *", run: sweepAnswers },
  { name: "wipe-spent-tokens", cron: "*/5 * * * *", atStart: true, run: wipeSpentTokens },
  { name: "watch-connections", cron: "*/5 * * * *", atStart: true, run: watchConnections },
  { name: "sweep-member-sign-ins", cron: "27 * * * *", run: sweepMemberSignIns },
  { name: "send-digests", cron: "*/15 * * * *", atStart: true, run: sendDigests },
  { name: "sweep-import-files", cron: "23 4 * * *", run: sweepImportFiles },
  { name: "sweep-requests", cron: "29 * * * *", run: sweepRequests },
  { name: "sweep-notices", cron: "43 3 * * *", run: sweepNotices },
];
