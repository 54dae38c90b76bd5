import { LinkButton } from "@/components/ui/link-button";
import { BrandMark } from "./brand";

/** What a 403 says: the thing is there, but this person's role does not reach it. */
export function ForbiddenMessage() {
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-center justify-center px-6 py-16 text-center">
      <BrandMark className="size-9" />
      <p className="tabular mt-6 font-medium text-muted text-sm">403</p>
      <h1 className="mt-1 font-semibold text-2xl tracking-tight">Your role does not allow that</h1>
      <p className="mt-1.5 text-pretty text-muted">
        An owner of the site can give you another role, on the site’s People page.
      </p>
      <div className="mt-6 flex gap-2">
        <LinkButton href="/sites">Sites</LinkButton>
        <LinkButton href="/" variant="primary">
          Home
        </LinkButton>
      </div>
    </div>
  );
}
