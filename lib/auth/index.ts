export { answerAuthRequest } from "./answer-auth-request";
export { callerAddress } from "./caller-address";
export { currentContext } from "./current-context";
export { currentSession, type Session } from "./current-session";
export { sameOriginPath } from "./same-origin-path";
export { sealSession, sessionCookie } from "./session-cookie";
export { endSession, startSession } from "./start-session";
