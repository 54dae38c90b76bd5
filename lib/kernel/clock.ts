/** Where "now" comes from. In the sandbox it may be moved; in production it is the system's. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const movedClock = (offsetMs: number): Clock => ({
  now: () => new Date(Date.now() + offsetMs),
});
