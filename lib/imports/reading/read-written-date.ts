import type { DateFormat } from "../schemas";

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

// No way of writing a date and a time takes more.
const longest = 100;

// Blanks are single ones by then.
const timePart =
  /[T, ]{1,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?([ap])?\.?(?:m\.?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?: ?\+00)?$/i;

/** Spreadsheets write years of two digits. */
const fullYear = (year: number) => (year < 100 ? 2000 + year : year);

function dayOf(text: string, format: DateFormat): [number, number, number] | null {
  const numeric = /^(\d{1,4})([./\-\s]) ?(\d{1,2})[./\-\s] ?(\d{1,4})\.?$/.exec(text);
  if (numeric) {
    const [a, b, c] = [numeric[1], numeric[3], numeric[4]].map(Number) as [number, number, number];
    if (format === "ymd") return [a, b, c];
    // Nobody who writes dots puts the month first.
    if (format === "mdy" && numeric[2] === ".") return null;
    // A year that comes first can only be one.
    if ((numeric[1] as string).length === 4) return null;
    const year = fullYear(c);
    return format === "mdy" ? [year, a, b] : [year, b, a];
  }
  const named =
    /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})$/i.exec(text);
  const turned =
    /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[. -]{1,3}([a-z]{3,9})\.?,?[ -]{1,3}(\d{4}|\d{2})$/i.exec(
      text,
    );
  const [month, day, year] = named
    ? [named[1], named[2], named[3]]
    : turned
      ? [turned[2], turned[1], turned[3]]
      : [];
  const at = months.indexOf((month ?? "").slice(0, 3).toLowerCase());
  return at < 0 ? null : [fullYear(Number(year)), at + 1, Number(day)];
}

/** A zone behind a time, in milliseconds ahead of UTC. */
function offsetOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -1 : 1) * minutes * 60_000;
}

/** A date of a file: a moment, or what clocks showed at a place that the file does not name. */
export type WrittenDate = { moment: Date } | { wallTime: string };

/**
 * Reads a date, with or without a time, as `format` says. Null when it cannot be one: the 31st of
 * February is no date, and years are 2000 to 2100.
 */
export function readWrittenDate(given: string, format: DateFormat): WrittenDate | null {
  if (given.length > longest) return null;
  const text = given.trim().replace(/\s+/g, " ");
  if (format === "unix") {
    if (!/^\d{9,13}$/.test(text)) return null;
    const moment = new Date(Number(text) * (text.length > 11 ? 1 : 1000));
    const year = moment.getUTCFullYear();
    return year >= 2000 && year <= 2100 ? { moment } : null;
  }
  const time = timePart.exec(text);
  const day = dayOf((time ? text.slice(0, time.index) : text).trim(), format);
  if (!day) return null;
  const [year, month, date] = day;
  if (year < 2000 || year > 2100) return null;
  const [, hours = "0", minutes = "0", seconds = "0", half, offset] = time ?? [];
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const wall = Date.UTC(year, month - 1, date, hour, Number(minutes), Number(seconds));
  const back = new Date(wall);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return null;
  return offset
    ? { moment: new Date(wall - offsetOf(offset)) }
    : { wallTime: back.toISOString().slice(0, -1) };
}

const likeliestFirst: readonly DateFormat[] = ["ymd", "mdy", "dmy", "unix"];

/** The formats by which a date can be read, likeliest first. */
export const formatsOf = (date: string): DateFormat[] =>
  likeliestFirst.filter((format) => readWrittenDate(date, format) !== null);

/**
 * The formats by which all of these can be read, likeliest first. What is no date by any of them says
 * nothing, unless there is nothing else.
 */
export function formatsOfAll(samples: readonly string[]): DateFormat[] {
  const written = samples.filter((sample) => sample.trim() !== "").map(formatsOf);
  const given = written.filter((formats) => formats.length > 0);
  if (given.length === 0 && written.length > 0) return [];
  return likeliestFirst.filter((format) => given.every((formats) => formats.includes(format)));
}

/** The format by which most of these can be read, the likeliest of several. */
export function guessDateFormat(samples: readonly string[]): DateFormat {
  const given = samples.filter((sample) => sample.trim() !== "").map(formatsOf);
  const count = (format: DateFormat) => given.filter((formats) => formats.includes(format)).length;
  return likeliestFirst.reduce((best, one) => (count(one) > count(best) ? one : best), "ymd");
}
