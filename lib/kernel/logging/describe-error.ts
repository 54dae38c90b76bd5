/** What a log line says of an error. */
export interface ErrorLine {
  message: string;
  name?: string;
  code?: string | number;
  /** Where it was made, the innermost calls first. */
  at?: string[];
  cause?: ErrorLine;
  /** Of several at once, such as one for each address of a host. */
  errors?: ErrorLine[];
  /** Short facts beside it: of a statement the table and the constraint, of a call the address. */
  [fact: string]: unknown;
}

// The rest of what libraries hang on an error may be people's data: PostgreSQL's `detail`, `where` and
// `internalQuery` carry rows, Prisma's `meta` arguments, nodemailer's `response` addresses.
const facts = ["severity", "schema", "table", "column", "constraint", "syscall", "responseCode"];

const longest = 500;
const deepest = 4;
const mostCalls = 12;

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const short = (value: unknown): value is string | number =>
  typeof value === "number" || (typeof value === "string" && value !== "");

function read(from: object, name: string): unknown {
  try {
    return (from as Record<string, unknown>)[name];
  } catch {
    // A getter that throws.
    return undefined;
  }
}

/**
 * Of what could not be read, the sentence without the piece of it that some quote: a value that
 * PostgreSQL takes for no date (class 22 of its codes), the place where JSON is none.
 */
function withoutQuotes(thrown: object, message: string): string {
  const [code, name] = [read(thrown, "code"), read(thrown, "name")];
  if (typeof code === "string" && /^22[0-9A-Z]{3}$/.test(code)) {
    return message.replace(/"[^"]*"/g, "…");
  }
  return name === "SyntaxError" && message.includes("JSON") ? "This is no JSON." : message;
}

/** The words of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown !== "object" || thrown === null) return String(thrown);
  const message = read(thrown, "message");
  if (typeof message === "string" && message !== "") return withoutQuotes(thrown, message);
  const errors = read(thrown, "errors");
  if (Array.isArray(errors) && errors.length > 0) {
    return [...new Set(errors.slice(0, 5).map(messageOf))].join("; ");
  }
  const [code, name] = [read(thrown, "code"), read(thrown, "name")];
  if (short(code)) return String(code);
  if (short(name)) return String(name);
  const keys = Object.keys(thrown).slice(0, 10);
  return keys.length > 0 ? `an object with ${keys.join(", ")}` : "an empty object";
}

/** Only the calls: the first lines repeat the message, which may go over several and look like calls. */
function callsOf(stack: unknown, message: unknown): string[] | undefined {
  if (typeof stack !== "string") return undefined;
  const end = typeof message === "string" ? stack.indexOf(message) + message.length : 0;
  const calls = stack
    .slice(Math.max(0, end))
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  return calls.length === 0 ? undefined : calls.slice(0, mostCalls).map((line) => line.trim());
}

/**
 * Anything that was thrown, as a log line shows it: words, code, calls, and what caused it. Of other
 * fields only those are kept that cannot hold what people sent.
 */
export function describeError(thrown: unknown, depth = 0): ErrorLine {
  const line: ErrorLine = { message: cut(messageOf(thrown)) };
  if (typeof thrown !== "object" || thrown === null) return line;
  const [name, code] = [read(thrown, "name"), read(thrown, "code")];
  if (short(name) && name !== "Error") line.name = String(name);
  if (short(code)) line.code = code;
  for (const fact of facts) {
    const value = read(thrown, fact);
    if (short(value)) line[fact] = value;
  }
  const calls = callsOf(read(thrown, "stack"), read(thrown, "message"));
  if (calls) line.at = calls;
  if (depth >= deepest) return line;
  const [cause, errors] = [read(thrown, "cause"), read(thrown, "errors")];
  if (cause !== undefined && cause !== null) line.cause = describeError(cause, depth + 1);
  if (Array.isArray(errors) && errors.length > 0) {
    line.errors = errors.slice(0, 5).map((one) => describeError(one, depth + 1));
  }
  return line;
}
