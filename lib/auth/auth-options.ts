import type { AuthOptions, User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { asRefusal, readClock } from "@/lib/db";
import { type Context, env, isOnetillError, log, newId } from "@/lib/kernel";
import { checkPassword, type ProvenUser, useSignInLink } from "@/lib/sites";
import { callerAddress } from "./caller-address";
import { sameOriginPath } from "./same-origin-path";
import { SESSION_SECONDS, sessionCookie, sessionSecret } from "./session-cookie";

type SessionUser = User & { epoch: number; linkAt?: number };

/** Runs a check as nobody. Its refusal becomes next-auth's error text, which the page shows. */
async function prove(check: (ctx: Context) => Promise<ProvenUser>): Promise<SessionUser> {
  const requestId = newId();
  try {
    const ctx = {
      actor: { kind: "nobody" },
      sites: [],
      requestId,
      clock: await readClock(),
    } as const;
    const { userId, sessionEpoch } = await check(ctx);
    return { id: userId, epoch: sessionEpoch };
  } catch (thrown) {
    const error = asRefusal(thrown);
    if (isOnetillError(error)) throw new Error(error.message);
    log.error("signing in failed", { requestId, error });
    throw new Error("Something went wrong on our side. Try again in a moment.");
  }
}

const password = Credentials({
  id: "password",
  name: "Password",
  credentials: { email: {}, password: {} },
  authorize: (given, request) =>
    prove((ctx) =>
      checkPassword(ctx, {
        email: String(given?.email ?? ""),
        password: String(given?.password ?? ""),
        address: callerAddress(new Headers(request.headers)),
      }),
    ),
});

const link = Credentials({
  id: "link",
  name: "Link",
  credentials: { token: {} },
  authorize: async (given) => ({
    ...(await prove((ctx) => useSignInLink(ctx, String(given?.token ?? "")))),
    linkAt: Math.floor(Date.now() / 1000),
  }),
});

/** next-auth's settings. Sessions are sealed cookies; the epoch inside ends them from the server. */
export function authOptions(): AuthOptions {
  // next-auth takes its own address from the environment alone.
  process.env.NEXTAUTH_URL ??= env().appUrl;
  return {
    providers: [password, link],
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: sessionCookie() },
    callbacks: {
      jwt({ token, user }) {
        if (!user) return token;
        const { id, epoch, linkAt } = user as SessionUser;
        return { sub: id, epoch, ...(linkAt === undefined ? {} : { linkAt }) };
      },
      // Pages read the session on the server; the browser is told nothing but that there is one.
      session: ({ session }) => ({ expires: session.expires }),
      redirect({ url, baseUrl }) {
        if (URL.canParse(url) && new URL(url).origin === baseUrl) return url;
        return `${baseUrl}${sameOriginPath(url)}`;
      },
    },
    logger: {
      error: (code) => log.warn("next-auth", { code }),
      warn: (code) => log.debug("next-auth", { code }),
      debug: () => {},
    },
  };
}
