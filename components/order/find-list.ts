interface HistoryEntry {
  index: number;
  url: string | null;
}

interface Visited {
  entries: readonly HistoryEntry[];
  current: number;
  referrer: string;
}

/** Where the newest visit of a list in this tab is, among the places before this one. */
export function listAmong(
  { entries, current, referrer }: Visited,
  origin: string,
  path = "/orders",
) {
  const isList = (url: string | null) => {
    if (url === null || !URL.canParse(url)) return false;
    const { origin: where, pathname } = new URL(url);
    return where === origin && pathname === path;
  };
  const found = entries.findLast(({ index, url }) => index < current && isList(url));
  const url = found?.url ?? (isList(referrer) ? referrer : null);
  return {
    href: url === null ? path : `${path}${new URL(url).search}`,
    isPrevious: found !== undefined && found.index === current - 1,
  };
}

/** The list that the reader came from, by the browser's own history. */
export function findList(path: string) {
  const { navigation } = window as Window & {
    // Not in every browser yet; without it the referrer has to do.
    navigation?: { entries(): HistoryEntry[]; currentEntry: HistoryEntry | null };
  };
  const entries = navigation?.entries() ?? [];
  const current = navigation?.currentEntry?.index ?? 0;
  return listAmong({ entries, current, referrer: document.referrer }, location.origin, path);
}
