import { cookies } from "next/headers";
import { readClock } from "@/lib/db";
import { env } from "@/lib/kernel";
import { DEVICE_DAYS, noteDevice } from "@/lib/sites";

/** Name and attributes of the cookie by which a browser that signed in before is known again. */
function deviceCookie() {
  const secure = env().appUrl.startsWith("https:");
  return {
    name: secure ? "__Host-onetill-device" : "onetill-device",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** What this browser's device cookie says; undefined for one that never signed in. */
export const currentDevice = async (): Promise<string | undefined> =>
  (await cookies()).get(deviceCookie().name)?.value;

/** Remembers this browser for somebody who has just signed in with it; for actions and routes. */
export async function rememberDevice(userId: string): Promise<void> {
  const device = await noteDevice({ clock: await readClock() }, userId, await currentDevice());
  const { name, options } = deviceCookie();
  (await cookies()).set(name, device, { ...options, maxAge: DEVICE_DAYS * 24 * 60 * 60 });
}
