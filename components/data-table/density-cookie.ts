import type { Density } from "./data-table";

/** Where this browser keeps how close the rows of a plain table are. */
export const densityCookie = "onetill_density";

export const readDensity = (cookie: string | undefined): Density =>
  cookie === "compact" ? "compact" : "comfortable";
