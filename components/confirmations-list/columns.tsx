import { type ColumnLook, listColumns } from "@/components/list-page/list-columns";
import {
  type ConfirmationColumnId,
  type ConfirmationLine,
  confirmationList,
} from "@/lib/matching/browser";
import { CodeCell, DeclaredTime, EmailCell, OrderCell, PaymentCell, StatusCell } from "./cells";
import type { Asked } from "./change-dialog";
import { RowMenu } from "./row-menu";

/** What the cells need to know beside the confirmation. */
export interface ColumnAbout {
  /** Times are shown in it. */
  zone: string;
  /** Dates of this year are shown without it. */
  year: string;
  /** Has to stay the same: a new one draws every cell anew. */
  onAsk: (asked: Asked) => void;
}

const looks = ({
  zone,
  year,
  onAsk,
}: ColumnAbout): Record<ConfirmationColumnId, ColumnLook<ConfirmationLine>> => ({
  id: { cell: (line) => <CodeCell line={line} /> },
  site: {
    cell: (line) => (
      <bdi title={line.siteName} className="block truncate">
        {line.siteName}
      </bdi>
    ),
    meta: { className: "max-w-28 2xl:max-w-48" },
  },
  payment: { cell: (line) => <PaymentCell line={line} />, meta: { className: "max-w-36" } },
  // Takes the room that the others leave.
  email: {
    cell: (line) => <EmailCell line={line} />,
    meta: { className: "w-full max-w-0", headClassName: "min-w-40" },
  },
  status: { cell: (line) => <StatusCell line={line} /> },
  order: { cell: (line) => <OrderCell line={line} />, meta: { className: "max-w-48" } },
  created_at: {
    cell: (line) => <DeclaredTime line={line} zone={zone} year={year} />,
    meta: { className: "whitespace-nowrap text-muted" },
  },
  operations: {
    cell: (line) => <RowMenu line={line} onAsk={onAsk} />,
    meta: { className: "py-0 text-right", headClassName: "text-right" },
  },
});

/** The columns of the list of confirmations. */
export const confirmationColumns = (about: ColumnAbout) =>
  listColumns(confirmationList, looks(about));
