/**
 * The accounts of a site, all there are. `site` is what is the site's own; `outside:<platform>` is where
 * money comes from and goes to; `fees:<platform>` is what a platform kept; `review` holds refunds that fit
 * no order, or not in full, until they do.
 */
export type Account = "site" | "review" | `outside:${string}` | `fees:${string}`;

export const outside = (platform: string): Account => `outside:${platform}`;
export const fees = (platform: string): Account => `fees:${platform}`;
