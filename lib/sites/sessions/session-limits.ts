/**
 * How long a session lasts and how many a person has; all of it, in one place. The times are the
 * database's by the product's clock: a sandbox whose clock is moved past a limit signs people out.
 */
export const sessionLimits = {
  /** Over after so many days without a request. */
  idleDays: 14,
  /** Over so many days after signing in, used or not: what NIST SP 800-63B-4 sets for one factor. */
  days: 30,
  /** One more ends the one that was used least lately. */
  perPerson: 100,
  /** A request notes that the session is in use when the last note is older. */
  noteSeconds: 60,
  /** So long after a mailed link a new password is set without the old one. */
  freshLinkMinutes: 15,
  /** Ended ones are kept so long. */
  keptDays: 7,
} as const;

/** In SQL, of a row `sessions s`: neither ended nor too old. */
export const isLive =
  "s.ended_at is null and s.idle_ends_at > onetill_now() and s.ends_at > onetill_now()";
