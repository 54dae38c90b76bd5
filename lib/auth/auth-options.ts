import type { AuthOptions, User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { asRefusal, readClock } from "@/lib/db";
import { callerAddress } from "@/lib/http";
import {
  type Context,
  env,
  isOnetillError,
  log,
  type OnetillError,
  requestIdOf,
  storableText,
} from "@/lib/kernel";
import {
  checkPassword,
  endSessionOf,
  findSession,
  type ProvenUser,
  useSignInLink,
} from "@/lib/sites";
import { currentDevice, rememberDevice } from "./device-cookie";
import { sameOriginPath } from "./same-origin-path";
import { COOKIE_SECONDS, cookieSecret, sessionCookie } from "./session-cookie";
import { newSession } from "./start-session";

/** What a check of ours hands to next-auth: who it is, and the token of the session made for them. */
type SessionUser = User & { token: string };

/** Hears why a sign-in was refused: next-auth itself knows only the text. */
type OnRefusal = (refusal: OnetillError) => void;

/** The request as next-auth hands it on. */
type AuthRequest = { headers?: Record<string, string> };

/**
 * Runs a check as nobody and makes a session for whom it proves. Its refusal becomes next-auth's
 * error text, which the page shows.
 */
async function prove(
  request: AuthRequest,
  check: (ctx: Context) => Promise<ProvenUser>,
  { cameByLink, onRefusal }: { cameByLink: boolean; onRefusal: OnRefusal },
): Promise<SessionUser> {
  const requestId = requestIdOf(new Headers(request.headers));
  try {
    const ctx = {
      actor: { kind: "nobody" },
      sites: [],
      requestId,
      clock: await readClock(),
    } as const;
    const { userId } = await check(ctx);
    await rememberDevice(userId);
    return { id: userId, token: await newSession({ userId, cameByLink }) };
  } catch (thrown) {
    const error = asRefusal(thrown);
    if (isOnetillError(error)) {
      onRefusal(error);
      throw new Error(error.message);
    }
    log.error("signing in failed", { requestId, error });
    throw new Error("Something went wrong on our side. Try again in a moment.");
  }
}

const password = (onRefusal: OnRefusal) =>
  Credentials({
    id: "password",
    name: "Password",
    credentials: { email: {}, password: {} },
    authorize: async (given, request) => {
      const device = await currentDevice();
      const check = (ctx: Context) =>
        checkPassword(ctx, {
          email: storableText(String(given?.email ?? "")),
          password: String(given?.password ?? ""),
          address: callerAddress(new Headers(request.headers)),
          device,
        });
      return prove(request, check, { cameByLink: false, onRefusal });
    },
  });

const link = (onRefusal: OnRefusal) =>
  Credentials({
    id: "link",
    name: "Link",
    credentials: { token: {} },
    authorize: (given, request) =>
      prove(request, (ctx) => useSignInLink(ctx, String(given?.token ?? "")), {
        cameByLink: true,
        onRefusal,
      }),
  });

/**
 * next-auth's settings for one request. Its session cookie carries nothing but the random token of a
 * row in our sessions; so what next-auth would seal and open is only handed through or looked up.
 * next-auth goes on when that fails, so `onFailure` is told: a session whose end was not written
 * must not look ended.
 */
export function authOptions({
  onRefusal,
  onFailure,
}: {
  onRefusal: OnRefusal;
  onFailure: (error: unknown) => void;
}): AuthOptions {
  // next-auth takes its own address from the environment alone.
  process.env.NEXTAUTH_URL ??= env().appUrl;
  const told = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      onFailure(error);
      throw error;
    });
  return {
    providers: [password(onRefusal), link(onRefusal)],
    secret: cookieSecret(),
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    jwt: {
      encode: ({ token }) => String(token?.token ?? ""),
      decode: async ({ token }) => (token && (await told(findSession(token))) ? { token } : null),
    },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: sessionCookie() },
    callbacks: {
      jwt: ({ token, user }) => (user ? { token: (user as SessionUser).token } : token),
      // Pages read the session on the server; the browser is told nothing but that there is one.
      session: ({ session }) => ({ expires: session.expires }),
      redirect({ url, baseUrl }) {
        if (!URL.canParse(url)) return `${baseUrl}${sameOriginPath(url)}`;
        const { origin, pathname, search, hash } = new URL(url);
        return `${baseUrl}${origin === baseUrl ? sameOriginPath(pathname + search + hash) : "/"}`;
      },
    },
    events: {
      async signOut({ token }) {
        if (token) await told(endSessionOf(String(token.token), "signed-out"));
      },
    },
    logger: {
      error: (code) => log.warn("next-auth", { code }),
      warn: (code) => log.debug("next-auth", { code }),
      debug: () => {},
    },
  };
}
