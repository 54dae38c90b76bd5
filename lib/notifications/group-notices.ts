import type { NoticeLine } from "./list-notices";

export interface NoticeGroup {
  /** All that it stands for, newest first. */
  ids: string[];
  newest: NoticeLine;
}

const worthGrouping = 3;

const belongTogether = (a: NoticeLine, b: NoticeLine) =>
  a.kind === "new_order" &&
  b.kind === a.kind &&
  a.siteSlug === b.siteSlug &&
  !a.isRead &&
  !b.isRead;

/** Unread new orders of one site that follow each other become one line from three on. */
export function groupNotices(notices: readonly NoticeLine[]): NoticeGroup[] {
  const runs: NoticeLine[][] = [];
  for (const notice of notices) {
    const run = runs.at(-1);
    if (run?.[0] && belongTogether(run[0], notice)) run.push(notice);
    else runs.push([notice]);
  }
  return runs
    .flatMap((run) => (run.length < worthGrouping ? run.map((one) => [one]) : [run]))
    .map((run) => ({ ids: run.map(({ id }) => id), newest: run[0] as NoticeLine }));
}
