import { isOnetillError } from "@/lib/kernel";
import { decimalSignOf } from "../reading/guess-decimal";
import { readCsv } from "../reading/read-csv";
import { formatsOf } from "../reading/read-written-date";
import { type FileHead, headerRowOf } from "../schemas";

// A file of more rows has said by then how it writes its dates.
const mostRead = 20_000;
const longestCell = 60;

/** What a text says about how dates and amounts are written; texts that say the same are one. */
function meaningOf(text: string): string {
  const formats = /\d/.test(text) && text.length <= longestCell ? formatsOf(text) : [];
  return `${formats.join()} ${decimalSignOf(text) ?? ""}`;
}

const couldTell = (text: string) => text === "" || (/\d/.test(text) && text.length <= longestCell);

/**
 * Looks through a file's rows for dates and amounts that say more than those of its first rows: the
 * 31st of a month tells which number is the month. By column, one text for each thing that is said.
 */
export async function findTelling(
  bytes: AsyncIterable<Uint8Array>,
  head: FileHead,
): Promise<Record<number, string[]>> {
  const columns = head.headers
    .map((_, column) => column)
    .filter((column) => {
      const texts = head.samples.map((row) => row[column] ?? "");
      return texts.every(couldTell) && texts.some((text) => text !== "");
    });
  const said = columns.map(() => new Map<string, string>());
  try {
    for await (const { row, cells } of readCsv(bytes, head)) {
      if (row <= headerRowOf(head)) continue;
      if (row > mostRead) break;
      columns.forEach((column, at) => {
        const text = cells[column]?.trim() ?? "";
        if (text === "" || text.length > longestCell) return;
        const meaning = meaningOf(text);
        if (!said[at]?.has(meaning)) said[at]?.set(meaning, text);
      });
    }
  } catch (error) {
    // What is wrong with the file is said when it is checked.
    if (!isOnetillError(error)) throw error;
  }
  return Object.fromEntries(columns.map((column, at) => [column, [...(said[at]?.values() ?? [])]]));
}
