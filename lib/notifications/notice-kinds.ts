import type { Right } from "@/lib/kernel/browser";

/** How a person wants to hear of something. All but `off` also show it in the app. */
export const noticeWays = ["in_app", "at_once", "digest", "off"] as const;
export type NoticeWay = (typeof noticeWays)[number];

export const wayLabels: Record<NoticeWay, string> = {
  in_app: "In app",
  at_once: "E-mail",
  digest: "Digest",
  off: "Off",
};

interface KindInfo {
  label: string;
  description: string;
  /** For those who have said nothing. */
  usually: NoticeWay;
  /** Who may know of it. */
  right: Right;
}

/** Everything that people are told of, in the order of the preferences. */
export const noticeKinds = {
  new_order: {
    label: "New order",
    description: "A payment arrived on one of your sites. Tests and past orders are left out.",
    usually: "in_app",
    right: "orders:read",
  },
  store_order: {
    label: "Store orders",
    description: "Somebody asks for something in your store, and whatever becomes of it.",
    usually: "at_once",
    right: "orders:read",
  },
  order_message: {
    label: "Message about an order",
    description: "A customer writes to you about an order.",
    usually: "at_once",
    right: "orders:read",
  },
  needs_review: {
    label: "Needs review",
    description: "An order or a confirmation wants a person’s decision.",
    usually: "in_app",
    right: "orders:read",
  },
  reply_failed: {
    label: "Reply failed",
    description: "A mail to a supporter could not be sent, or may not have arrived.",
    usually: "digest",
    right: "mails:read",
  },
  connection_trouble: {
    label: "Connection in trouble",
    description: "A platform’s deliveries are refused, or it is quiet for much longer than usual.",
    usually: "at_once",
    right: "deliveries:read",
  },
  delivery_quarantined: {
    label: "Delivery quarantined",
    description: "A platform sent something that Onetill did not understand and kept.",
    usually: "digest",
    right: "deliveries:read",
  },
  import_finished: {
    label: "Import finished",
    description: "A file of past orders was worked through.",
    usually: "in_app",
    right: "imports:run",
  },
} as const satisfies Record<string, KindInfo>;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindNames = Object.keys(noticeKinds) as NoticeKind[];
