import { LinkButton } from "@/components/ui/link-button";
import { BrandMark } from "./brand";

/** What a 404 says, with and without the shell around it. It must not tell whether the thing exists. */
export function NotFoundMessage() {
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-center justify-center px-6 py-16 text-center">
      <BrandMark className="size-9" />
      <p className="tabular mt-6 font-medium text-muted text-sm">404</p>
      <h1 className="mt-1 font-semibold text-2xl tracking-tight">There is nothing here</h1>
      <p className="mt-1.5 text-pretty text-muted">
        The address may be mistyped, the thing may be gone, or it belongs to a site that you have no
        part in.
      </p>
      <div className="mt-6 flex gap-2">
        <LinkButton href="/orders">Orders</LinkButton>
        <LinkButton href="/" variant="primary">
          Home
        </LinkButton>
      </div>
    </div>
  );
}
