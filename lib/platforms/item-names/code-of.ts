/**
 * The code that a platform sent in the place of an item's name; null for an item that came with a name.
 * Whether somebody has named it since does not matter.
 */
export function codeOf(item: { details: Record<string, unknown> }): string | null {
  const code = item.details.direct_link_code;
  return typeof code === "string" && code !== "" ? code : null;
}
