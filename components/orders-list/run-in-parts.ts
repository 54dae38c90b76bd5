import type { CommandReport } from "@/lib/desk/browser";
import type { ActionResult } from "@/lib/kernel/browser";

const unreachable = "Onetill could not be reached. Check your connection and try again.";

/**
 * Does something with many orders a few at a time, telling how many are done. What was not come to is
 * reported as not done. Throws where not even the first of them were.
 */
export async function runInParts(
  ids: readonly string[],
  size: number,
  run: (ids: string[]) => Promise<ActionResult<CommandReport[]>>,
  onProgress: (done: number) => void,
): Promise<CommandReport[]> {
  const reports: CommandReport[] = [];
  for (let start = 0; start < ids.length; start += size) {
    onProgress(start);
    const part = ids.slice(start, start + size);
    const result = await run(part).catch(() => undefined);
    if (result?.ok) {
      reports.push(...result.value);
      continue;
    }
    const reason = result?.error.message ?? unreachable;
    if (reports.length === 0) throw new Error(reason);
    const left = ids.slice(start);
    const unknown = { reference: null, customer: null, done: false, reason };
    return [...reports, ...left.map((id) => ({ id, ...unknown }))];
  }
  return reports;
}
