import {
  Eye,
  FileUp,
  type LucideIcon,
  MailX,
  MessageSquare,
  Plug,
  ReceiptText,
  Store,
  TriangleAlert,
} from "lucide-react";
import type { NoticeKind } from "@/lib/notifications/schemas";

const good = "bg-accent-soft text-accent-ink";
const note = "bg-note-soft text-note-ink";
const warn = "bg-warn-soft text-warn-ink";
const bad = "bg-bad-soft text-bad-ink";

/** The sign of each kind, always beside words. */
export const kindLooks: Record<NoticeKind, { Icon: LucideIcon; tint: string }> = {
  new_order: { Icon: ReceiptText, tint: good },
  store_order: { Icon: Store, tint: good },
  order_message: { Icon: MessageSquare, tint: note },
  needs_review: { Icon: Eye, tint: warn },
  reply_failed: { Icon: MailX, tint: bad },
  connection_trouble: { Icon: Plug, tint: bad },
  delivery_quarantined: { Icon: TriangleAlert, tint: warn },
  import_finished: { Icon: FileUp, tint: note },
};
