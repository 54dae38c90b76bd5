const dollarTag = /^\$(?:[A-Za-z_]\w{0,62})?\$/;

/** Where the string that begins at `start` with a backslash as its escape (`E'…'`) ends. */
function endOfEscaped(script: string, start: number): number {
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === "\\") at += 1;
    else if (script[at] === "'") return at + 1;
  }
  return script.length;
}

/** Where what begins at `at` ends, if a semicolon inside it ends no statement; otherwise one further. */
function endOf(script: string, at: number): number {
  const until = (end: string, from: number) => {
    const found = script.indexOf(end, from);
    return found < 0 ? script.length : found + end.length;
  };
  const character = script[at];
  if (character === "'") {
    const isEscaped = /^[^\w$]?[eE]$/.test(script.slice(Math.max(0, at - 2), at));
    return isEscaped ? endOfEscaped(script, at) : until("'", at + 1);
  }
  if (character === '"') return until('"', at + 1);
  if (script.startsWith("--", at)) return until("\n", at);
  if (script.startsWith("/*", at)) return until("*/", at + 2);
  const tag = character === "$" ? dollarTag.exec(script.slice(at, at + 66))?.[0] : undefined;
  return tag === undefined ? at + 1 : until(tag, at + tag.length);
}

/**
 * The statements of an SQL script one by one, remarks left where they stand. It knows quotes, dollar
 * quotes and remarks, as https://www.postgresql.org/docs/current/sql-syntax-lexical.html has them, but
 * not the bodies of functions that are written with `begin atomic`.
 */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let [start, at, isBlank] = [0, 0, true];
  const push = (end: number) => {
    if (!isBlank) statements.push(script.slice(start, end).trim());
    [start, isBlank] = [end + 1, true];
  };
  while (at < script.length) {
    const end = endOf(script, at);
    if (script[at] === ";") push(at);
    else if (!/^(?:\s|--|\/\*)/.test(script.slice(at, at + 2))) isBlank = false;
    at = end;
  }
  push(script.length);
  return statements;
}
