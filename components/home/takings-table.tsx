import { Money } from "@/components/ui/money";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableScroller,
} from "@/components/ui/table";
import type { ChartData } from "./chart-data";

/** The chart's figures as a table: nothing is in the picture alone. */
export function TakingsTable({ data, label }: { data: ChartData; label: string }) {
  const { currency, series, points } = data;
  return (
    <TableScroller label={label} className="max-h-80 border-line border-t">
      <Table density="compact">
        <caption className="sr-only">{label}</caption>
        <TableHead>
          <tr>
            <TableHeader>Time</TableHeader>
            <TableHeader numeric>Orders</TableHeader>
            {series.map(({ platform, name }) => (
              <TableHeader key={platform} numeric>
                {name}
              </TableHeader>
            ))}
            <TableHeader numeric>Total</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {points.map((point) => (
            <TableRow key={point.bucket}>
              <TableHeader
                scope="row"
                className="h-auto border-line border-b bg-transparent font-normal text-ink text-sm group-last/row:border-b-0"
              >
                {point.name}
              </TableHeader>
              <TableCell numeric className="text-muted">
                {point.orders}
              </TableCell>
              {series.map(({ platform }) => (
                <TableCell key={platform} numeric className="text-muted">
                  <Money amount={point.byPlatform[platform] ?? 0} currency={currency} />
                </TableCell>
              ))}
              <TableCell numeric>
                <Money amount={point.net} currency={currency} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableScroller>
  );
}
