/** A site as its people see it. */
export interface Site {
  id: string;
  slug: string;
  name: string;
  clientId: string;
  isVirtual: boolean;
  url: string | null;
  timeZone: string;
  currency: string;
  clientIdRotatedAt: Date | null;
  createdAt: Date;
}

/** The columns of a `Site`, for a select or a returning clause. */
export const siteColumns = `id, slug, name, client_id as "clientId", is_virtual as "isVirtual", url,
  time_zone as "timeZone", currency, client_id_rotated_at as "clientIdRotatedAt",
  created_at as "createdAt"`;
