// Runs as plain Node, beside web.ts: nothing but Node may be imported.

const KIB = 1024;
const MIB = 1024 * KIB;

/** How much a request may bring, and how long it may take. */
export interface BodyBounds {
  /** Bytes of the body, whatever its headers say. */
  most: number;
  /** Milliseconds in which all of it must be here or, where there is a pace, the next piece. */
  patienceMs: number;
  /** Bytes that must arrive in each span of `patienceMs`, where the whole may take longer. */
  pace?: number;
  /** What somebody is told who brings more, where it can be said better than in bytes. */
  tooMuch?: string;
}

const minute = 60_000;

// The file of an import (lib/imports/schemas.ts says how large one may be) with a form around it. A phone
// at the edge of its network sends more than 8 KiB in a second.
const upload: BodyBounds = { most: 64 * MIB + 16 * KIB, patienceMs: minute, pace: 480 * KIB };

// A picture of an item (lib/store/pictures/picture-bounds.ts) with a form around it.
const picture: BodyBounds = {
  ...{ most: 15 * MIB + 64 * KIB, patienceMs: minute, pace: 480 * KIB },
  tooMuch: "picture is larger than 15 MB. Make it smaller first.",
};

const bounds: [RegExp, BodyBounds][] = [
  [/^\/api\/sites\/[^/]+\/items\/[^/]+\/pictures$/, picture],
  [/^\/api\/sites\/[^/]+\/imports$/, upload],
  [/^\/api\/(webhooks|v1)(\/|$)/, { most: MIB, patienceMs: minute }],
  // Signing in, one click of a mail program, and what is not there.
  [/^\/api(\/|$)/, { most: 16 * KIB, patienceMs: minute }],
];

// A server action with its fields; Next reads as much (`serverActions.bodySizeLimit`).
const page: BodyBounds = { most: MIB, patienceMs: minute };

/** The bounds for a path without its query. Routes may read less. */
export const bodyBoundsOf = (path: string): BodyBounds =>
  bounds.find(([pattern]) => pattern.test(path))?.[1] ?? page;
