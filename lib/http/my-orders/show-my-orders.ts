import { readClock } from "@/lib/db";
import { type Clock, isOnetillError } from "@/lib/kernel";
import {
  askForLink,
  endMemberSession,
  findOwnOrders,
  isLinkOpen,
  listMemberNotices,
  MEMBER_LINK_MINUTES,
  MEMBER_SESSION_DAYS,
  type Member,
  markMemberNotices,
  readChoices,
  redeemMemberLink,
  setChoices,
} from "@/lib/members";
import { memberKindNames } from "@/lib/members/schemas";
import { callerAddress } from "../caller-address";
import { definePublicRoute } from "../define-public-route";
import { errorStatus } from "../error-status";
import { memberCookie, memberOf } from "../order-page/let-in";
import { withPageHeaders } from "../page-headers";
import { makeCookie, readCookie } from "../plain/cookies";
import { drawSentence, pageAnswer } from "../plain/plain-page";
import { readForm } from "../plain/read-form";
import { toRefusal } from "../refusal";
import { drawAsk, drawAsked, drawMyOrders, drawSignIn, drawSpent } from "./draw";

const path = "/my-orders";
const linkCookie = "member-link";
/** What a token of ours looks like: anything else is no value for a cookie. */
const tokenShape = /^[\w-]{20,100}$/;

function seeOther(...cookies: string[]): Response {
  const headers = new Headers({ Location: path });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

const noLink = () => makeCookie(linkCookie, "", path, 0);
type About = { requestId: string; clock: Clock };

async function answerMember({ email, emailKey }: Member, about: About): Promise<Response> {
  const [orders, { notices, unread }, choices] = await Promise.all([
    findOwnOrders(about, email),
    listMemberNotices(emailKey),
    readChoices(emailKey),
  ]);
  return pageAnswer(drawMyOrders({ email, orders, notices, unread, choices }));
}

async function answer(request: Request, about: About): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token");
  // Out of the address before anything is shown.
  if (token !== null) {
    const seconds = MEMBER_LINK_MINUTES * 60;
    const kept = tokenShape.test(token) ? token : "none";
    return seeOther(makeCookie(linkCookie, kept, path, seconds));
  }
  const link = readCookie(request.headers, linkCookie);
  if (link && (await isLinkOpen(link, about.clock))) return pageAnswer(drawSignIn());
  const member = await memberOf(request.headers, about.clock);
  if (member) return answerMember(member, about);
  if (!link) return pageAnswer(drawAsk());
  return pageAnswer(drawSpent(), { headers: { "Set-Cookie": noLink() } });
}

async function ask(form: URLSearchParams, request: Request, about: About): Promise<Response> {
  const email = form.get("email") ?? "";
  try {
    await askForLink(about, { email, caller: callerAddress(request.headers) });
    return pageAnswer(drawAsked());
  } catch (thrown) {
    const { code, message } = toRefusal(thrown, about.requestId, "POST /my-orders");
    if (code === "internal" || code === "unavailable") throw thrown;
    return pageAnswer(drawAsk({ email, problem: message }), { status: errorStatus[code] });
  }
}

async function signIn(request: Request, { clock }: About): Promise<Response> {
  try {
    const token = await redeemMemberLink(readCookie(request.headers, linkCookie) ?? "", clock);
    const seconds = MEMBER_SESSION_DAYS * 24 * 60 * 60;
    return seeOther(makeCookie(memberCookie, token, "/", seconds), noLink());
  } catch (error) {
    if (!isOnetillError(error, "unauthenticated")) throw error;
    return pageAnswer(drawSpent(), { headers: { "Set-Cookie": noLink() } });
  }
}

async function act(request: Request, about: About): Promise<Response> {
  const form = await readForm(request);
  const wish = form.get("do");
  if (wish === "ask") return ask(form, request, about);
  if (wish === "sign-in") return signIn(request, about);
  const member = await memberOf(request.headers, about.clock);
  if (!member) return seeOther();
  if (wish === "choices") {
    const wanted = form.getAll("kind");
    await setChoices(
      member.emailKey,
      new Set(memberKindNames.filter((one) => wanted.includes(one))),
    );
  }
  if (wish === "read") await markMemberNotices(member, about.clock.now());
  if (wish !== "sign-out") return seeOther();
  await endMemberSession(member, about.clock);
  return seeOther(makeCookie(memberCookie, "", "/", 0));
}

const saying =
  (work: typeof answer, where: string) =>
  async (request: Request, { requestId }: { requestId: string }): Promise<Response> => {
    try {
      return await work(request, { requestId, clock: await readClock() });
    } catch (thrown) {
      const { code, message } = toRefusal(thrown, requestId, where);
      return pageAnswer(drawSentence("That did not work", message, {}), {
        status: errorStatus[code],
      });
    }
  };

/** All orders of whoever has proved by a mailed link that an address is theirs (CONTRACT section 4). */
export const showMyOrders = definePublicRoute(
  { path: "/my-orders", access: "public" },
  { GET: saying(answer, "GET /my-orders"), POST: saying(act, "POST /my-orders") },
  (response, requestId) => withPageHeaders("/my-orders", response, requestId),
);
