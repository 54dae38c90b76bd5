import type { ActionResult } from "@/lib/kernel/schemas";

/** What views have to know of a site. */
export interface ViewSite {
  /** The shown id, `site_…`. */
  id: string;
  name: string;
  /** Whether the person may share views with the site's people. */
  mayShare: boolean;
}

export type SaveView = (form: FormData) => Promise<ActionResult<unknown>>;
export type DeleteView = (input: { id: string }) => Promise<ActionResult<unknown>>;
