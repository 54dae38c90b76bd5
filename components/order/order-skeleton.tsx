import { Card, CardBody } from "@/components/ui/card";
import { Page } from "@/components/ui/page-header";
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";

function Panel({ rows }: { rows: string[] }) {
  return (
    <Card>
      <CardBody className="flex flex-col gap-4">
        <Skeleton className="w-24" />
        {rows.map((width) => (
          <Skeleton key={width} className={`h-3 ${width}`} />
        ))}
      </CardBody>
    </Card>
  );
}

/** The page of an order, or of what is laid out like it, before it is there. */
export function OrderSkeleton({ label = "Loading the order…" }) {
  return (
    <Page>
      <SkeletonRegion label={label} className="flex flex-col gap-5">
        <div className="flex flex-col gap-2.5">
          <Skeleton className="h-3 w-16" />
          <Skeleton className="h-6 w-56" />
          <Skeleton className="h-3 w-72 max-w-full" />
        </div>
        <div className="flex flex-col gap-5 xl:grid xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start">
          <div className="flex flex-col gap-5">
            <Panel rows={["w-full", "w-3/4", "w-2/3", "w-1/2", "w-3/5"]} />
            <Panel rows={["w-5/6", "w-1/2"]} />
          </div>
          <Panel rows={["w-2/3", "w-5/6", "w-3/4", "w-1/2", "w-3/5"]} />
        </div>
      </SkeletonRegion>
    </Page>
  );
}
