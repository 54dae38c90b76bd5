import { createHash } from "node:crypto";
import type { Bank } from "../bank";
import { type Fault, type FaultKind, takeFault } from "../control/faults";
import { type Asked, apiVersion, deliverBackwards, type Manner } from "../events/tell";
import type { StandInKeys } from "../stand-in-keys";
import { randomId } from "../store";
import { prepareCall } from "./answer-call";
import { ApiError, errorAnswer, invalidRequest } from "./api-error";
import { authenticate } from "./authenticate";
import { shown } from "./expand";
import { checkKey, keptAnswer } from "./idempotency";
import { parseForm } from "./parse-form";
import { refuseAsOrdered } from "./refuse-as-ordered";

export interface Request {
  method: string;
  pathname: string;
  /** Without the question mark. */
  query: string;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

export interface Answer {
  status: number;
  text: string;
  headers: Record<string, string>;
  /** What goes wrong with the answer itself. */
  fault?: FaultKind | undefined;
  /** To be called once it has been sent: until then its key is in use. */
  sent?: () => void;
}

export interface Desk {
  bank: Bank;
  keys: StandInKeys;
  faults: Fault[];
  /** Keys whose first request is not answered yet. */
  running: Set<string>;
  /** Has the events of some work name its request. */
  during: <T>(asked: Asked, work: () => T) => T;
}

const json = (value: unknown) => JSON.stringify(shown(value), null, 2);

function checkVersion(version: unknown): string {
  if (version === undefined) return apiVersion;
  if (/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(String(version))) return String(version);
  throw invalidRequest(`Invalid Stripe API version: ${version}`);
}

function takeManner(faults: Fault[], request: Request): Manner {
  const kind = takeFault(faults, request, "event_never", "event_ten_times", "event_out_of_order");
  return kind ? (kind.slice("event_".length) as Manner) : "once";
}

const serverError = { error: { type: "api_error", message: "An unknown error occurred" } };

/** Does the work and keeps its answer, all of it or nothing of it. Throws what was refused before any work. */
function execute(
  desk: Desk,
  request: Request,
  requestId: string,
  key: string | undefined,
  fingerprint: string,
) {
  const { bank, faults } = desk;
  const asked: Asked = { id: requestId, key: key ?? null, manner: "once", told: [] };
  const isPublic =
    authenticate(request.headers.authorization as string | undefined, desk.keys) === "publishable";
  const form = parseForm(request.method === "POST" ? request.body : request.query);
  const run = prepareCall(bank, { ...request, form, isPublic });
  if (takeFault(faults, request, "error_500_before")) {
    throw new ApiError(500, serverError.error as never);
  }
  asked.manner = takeManner(faults, request);
  const answer = { status: 200, text: "" };
  const { store } = bank;
  const keep = () => {
    if (key) {
      const kept = { fingerprint, path: request.pathname, ...answer, body: answer.text, requestId };
      store.keepAnswer(key, bank.now(), kept);
    }
  };
  try {
    store.whole(() => {
      try {
        answer.text = json(desk.during(asked, run));
      } catch (error) {
        // A refusal by the bank is something that happened; what cannot be done leaves nothing behind.
        if (!(error instanceof ApiError) || error.status !== 402) throw error;
        answer.status = 402;
        answer.text = json(errorAnswer(error));
      }
      if (takeFault(faults, request, "error_500")) {
        answer.status = 500;
        answer.text = json(serverError);
      }
      if (asked.manner === "out_of_order") deliverBackwards(store, asked.told);
      keep();
    });
  } catch (error) {
    if (!(error instanceof ApiError) || !error.ran) throw error;
    answer.status = error.status;
    answer.text = json(errorAnswer(error));
    keep();
  }
  return answer;
}

/** Answers a request to the API as Stripe would, or with what was ordered to go wrong. */
export function answerRequest(desk: Desk, request: Request): Answer {
  const { faults } = desk;
  const requestId = `req_${randomId(14)}`;
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (takeFault(faults, request, "reset_before")) {
    return { status: 0, text: "", headers, fault: "reset_before" };
  }
  const key =
    request.method === "POST"
      ? (request.headers["idempotency-key"] as string | undefined)
      : undefined;
  const answerHeaders = (more: Record<string, string> = {}) => ({
    ...{ ...headers, "request-id": requestId, "stripe-version": version },
    ...(key ? { "idempotency-key": key } : {}),
    ...more,
  });
  let version = apiVersion;
  let isRunning = false;
  const release = () => void (key !== undefined && desk.running.delete(key));
  try {
    version = checkVersion(request.headers["stripe-version"]);
    refuseAsOrdered(faults, request);
    const fingerprint = createHash("sha256").update(request.body).digest("hex");
    if (key !== undefined) {
      authenticate(request.headers.authorization as string | undefined, desk.keys);
      checkKey(desk, key);
      const kept = keptAnswer(desk, key, request.pathname, fingerprint);
      if (kept) {
        const replayed = { "idempotent-replayed": "true", "original-request": kept.requestId };
        return {
          ...{ status: kept.status, text: kept.body },
          headers: answerHeaders({ ...replayed, "stripe-should-retry": "false" }),
        };
      }
      desk.running.add(key);
      isRunning = true;
    }
    const { status, text } = execute(desk, request, requestId, key, fingerprint);
    const fault = takeFault(
      faults,
      request,
      "timeout_after_success",
      "reset_after",
      "slow",
      "event_before_answer",
    );
    const stillRuns = isRunning && fault === "slow";
    if (stillRuns) isRunning = false;
    return {
      ...{ status, text, fault },
      ...(stillRuns ? { sent: release } : {}),
      headers: answerHeaders({
        ...(key ? { "original-request": requestId } : {}),
        ...(request.method === "POST" && status < 500 ? { "stripe-should-retry": "false" } : {}),
      }),
    };
  } catch (error) {
    if (!(error instanceof ApiError)) {
      return { status: 500, text: json(serverError), headers: answerHeaders() };
    }
    const told = error.status === 401 ? headers : answerHeaders();
    return {
      status: error.status,
      text: json(errorAnswer(error)),
      headers: { ...told, ...error.headers },
    };
  } finally {
    if (isRunning) release();
  }
}
