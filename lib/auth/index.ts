export { answerAuthRequest } from "./answer-auth-request";
export { currentContext } from "./current-context";
export { currentSession, type Session } from "./current-session";
export { currentDevice } from "./device-cookie";
export { forgetInvitation, rememberedInvitation, rememberInvitation } from "./invitation-cookie";
export { sameOriginPath } from "./same-origin-path";
export { clearSessionCookie, setSessionCookie, startSession } from "./start-session";
