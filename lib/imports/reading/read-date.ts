import { momentOf } from "@/lib/kernel";
import type { DateFormat } from "../schemas";
import { readWrittenDate } from "./read-written-date";

/** Reads a date as `readWrittenDate` does; a time that names no zone is one of `zone`. */
export function readDate(given: string, format: DateFormat, zone: string): Date | null {
  const written = readWrittenDate(given, format);
  if (written === null) return null;
  return "moment" in written ? written.moment : momentOf(written.wallTime, zone);
}
