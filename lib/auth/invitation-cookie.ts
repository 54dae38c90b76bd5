import { cookies } from "next/headers";
import { env } from "@/lib/kernel";
import {
  INVITATION_COOKIE,
  KEPT_INVITATION_SECONDS,
  openInvitation,
  sealInvitation,
} from "@/lib/sites";

const name = INVITATION_COOKIE;
const path = "/invite";

/**
 * The invitation's token that this browser brought within the last hour: over signing in, signing out
 * and reloading, without being in any address. Undefined when there is none that is ours.
 */
export async function rememberedInvitation(): Promise<string | undefined> {
  const value = (await cookies()).get(name)?.value;
  return value ? openInvitation(value) : undefined;
}

/** Keeps an invitation's token in this browser, for its page alone; for server actions. */
export async function rememberInvitation(token: string): Promise<void> {
  (await cookies()).set(name, sealInvitation(token), {
    ...{ path, httpOnly: true, sameSite: "lax", maxAge: KEPT_INVITATION_SECONDS },
    secure: env().appUrl.startsWith("https:"),
  });
}

/** The invitation was answered, or is over. */
export async function forgetInvitation(): Promise<void> {
  (await cookies()).delete({ name, path });
}
