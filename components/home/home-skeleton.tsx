import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonRegion, TableSkeleton } from "@/components/ui/skeleton";

const tiles = ["one", "two", "three", "four"];

/** The home page while its figures are added up. */
export function HomeSkeleton() {
  return (
    <div className="flex flex-col gap-5">
      <Card>
        <SkeletonRegion label="Adding up…">
          <div className="flex h-14 flex-col justify-center gap-2 border-line border-b px-4">
            <Skeleton className="h-3 w-20" />
            <Skeleton className="h-3 w-44" />
          </div>
          <div className="grid grid-cols-2 gap-px border-line border-b bg-line lg:grid-cols-4">
            {tiles.map((tile) => (
              <div key={tile} className="flex flex-col gap-2.5 bg-surface px-4 py-4">
                <Skeleton className="h-3 w-12" />
                <Skeleton className="h-6 w-28" />
                <Skeleton className="h-3 w-32" />
              </div>
            ))}
          </div>
          <div className="p-4">
            <Skeleton className="h-64 rounded-md sm:h-80" />
          </div>
        </SkeletonRegion>
      </Card>
      <Card>
        <TableSkeleton rows={6} columns={3} />
      </Card>
    </div>
  );
}
