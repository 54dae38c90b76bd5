import type { Kept } from "../store";

/** An object in the SDK's own type, as the stand-in keeps it. */
export const kept = (object: { object: string; id?: string }): Kept => object as unknown as Kept;

export const unset = (value: unknown): unknown =>
  value === "" || value === undefined ? null : value;
