/** An order as it lies on the packing table, in a form that travels to the browser. */
export interface PackingOrder {
  /** The shown id, `ord_…`. */
  id: string;
  reference: string;
  /** A UUID. */
  siteId: string;
  siteName: string;
  platform: string;
  platformName: string;
  customerName: string | null;
  customerEmail: string | null;
  items: PackingItem[];
  /** The items in a few words, for the queue. */
  summary: string;
  message: string | null;
  isPrivate: boolean;
  /** Line by line, as on the parcel; empty where nothing is posted. */
  address: string[];
  telephone: string | null;
  isTest: boolean;
  needsReview: string | null;
  /** Minor units, shipping included. */
  amount: number;
  currency: string;
  placedAt: string;
  zone: string;
  /** Whether this person may complete it. */
  mayComplete: boolean;
  /** Whether a completion could be taken back. */
  mayReopen: boolean;
}

export interface PackingItem {
  name: string;
  variation: string | null;
  quantity: number;
  answers: { question: string | null; answer: string }[];
  /** The platform's code, where the item has no name but that. */
  code: string | null;
}

/** Who it is for, in one line. */
export const personOf = (order: PackingOrder): string =>
  order.customerName ?? order.customerEmail ?? "Somebody without a name";
