import { Card } from "@/components/ui/card";
import { Page, PageHeader } from "@/components/ui/page-header";
import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The list's frame while its rows are on their way. */
export function ListSkeleton({ title }: { title: string }) {
  return (
    <Page width="full" className="gap-3 lg:px-6 lg:py-5">
      <PageHeader title={title} />
      <div aria-hidden className="flex h-9 items-center gap-5 border-line border-b touch:h-11">
        <Skeleton className="w-16" />
        <Skeleton className="w-12" />
        <Skeleton className="w-24" />
      </div>
      <div aria-hidden className="flex gap-1.5">
        <Skeleton className="h-8 w-60 touch:h-11" />
        <Skeleton className="h-8 w-20 touch:h-11" />
        <Skeleton className="h-8 w-20 max-sm:hidden" />
        <Skeleton className="h-8 w-20 max-sm:hidden" />
      </div>
      <Card className="max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
        <TableSkeleton rows={14} columns={6} />
      </Card>
    </Page>
  );
}
