import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import { currentContext } from "@/lib/auth";
import type { PathParams, PersonAccess } from "@/lib/http";
import type { Context } from "@/lib/kernel";
import type { PageProps } from "./define-page";
import { requireAccess } from "./require-access";

/**
 * A page's `generateMetadata`, behind the same gate as the page. A refusal gives no title: the page
 * itself says what is the matter.
 */
export function defineMetadata<const Path extends `/${string}`>(
  declaration: { path: Path; access: PersonAccess },
  titleOf: (call: { ctx: Context; params: PathParams<Path> }) => Promise<Metadata> | Metadata,
) {
  return async function generateMetadata(props: PageProps): Promise<Metadata> {
    try {
      const [ctx, params] = await Promise.all([currentContext(), props.params]);
      requireAccess(ctx, declaration.access);
      return await titleOf({ ctx, params: params as PathParams<Path> });
    } catch (thrown) {
      unstable_rethrow(thrown);
      return {};
    }
  };
}
