import {
  BadgeCheck,
  Bell,
  CircleUser,
  Globe,
  House,
  type LucideIcon,
  Mail,
  PackageOpen,
  ReceiptText,
  Store,
  Webhook,
} from "lucide-react";

export interface Destination {
  href: string;
  label: string;
  Icon: LucideIcon;
  /** Keys that go there, one after the other. */
  keys: string;
}

/** The places of the sidebar, the menu, the palette and the `g …` shortcuts. */
export const destinations: readonly Destination[] = [
  { href: "/", label: "Home", Icon: House, keys: "g h" },
  { href: "/orders", label: "Orders", Icon: ReceiptText, keys: "g o" },
  { href: "/orders/to-send", label: "To send", Icon: PackageOpen, keys: "g p" },
  { href: "/store", label: "Store", Icon: Store, keys: "g i" },
  { href: "/confirmations", label: "Confirmations", Icon: BadgeCheck, keys: "g c" },
  { href: "/emails", label: "E-mails", Icon: Mail, keys: "g e" },
  { href: "/deliveries", label: "Deliveries", Icon: Webhook, keys: "g d" },
  { href: "/notifications", label: "Notifications", Icon: Bell, keys: "g n" },
  { href: "/sites", label: "Sites", Icon: Globe, keys: "g s" },
  { href: "/account", label: "Account", Icon: CircleUser, keys: "g a" },
];

/** Whether a path is this place or below it. */
export const isAt = (pathname: string, href: string) =>
  href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);

/** The place that a path belongs to: of one below another, the lower one. */
export const placeAt = (pathname: string): string | undefined =>
  destinations
    .filter(({ href }) => isAt(pathname, href))
    .sort((one, other) => other.href.length - one.href.length)[0]?.href;
