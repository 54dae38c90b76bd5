const known = [
  "full_name",
  "street_address",
  "city",
  "state_or_province",
  "postal_code",
  "country",
  "country_code",
  "telephone",
];

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value).trim();
};

export interface Address {
  /** As on an envelope. */
  lines: string[];
  telephone: string | null;
  /** What a platform sent that has no line of its own. */
  others: Record<string, unknown>;
}

/** A shipping address as one would write it on the parcel. */
export function addressOf(shipping: Record<string, unknown>): Address {
  const part = (name: string) => textOf(shipping[name]);
  const region = [part("state_or_province"), part("postal_code")].filter(Boolean).join(" ");
  const lines = [
    part("full_name"),
    ...part("street_address").split(/\r?\n/),
    [part("city"), region].filter(Boolean).join(", "),
    part("country") || part("country_code"),
  ];
  return {
    lines: lines.map((line) => line.trim()).filter(Boolean),
    telephone: part("telephone") || null,
    others: Object.fromEntries(Object.entries(shipping).filter(([name]) => !known.includes(name))),
  };
}
