export { acceptInvitation, acceptInvitationAsNew } from "./accept-invitation";
export { addPerson } from "./add-person";
export { changePassword, type PasswordProof } from "./change-password";
export { changeRole } from "./change-role";
export { checkPassword, type ProvenUser } from "./check-password";
export { createApiKey } from "./create-api-key";
export { createOwner } from "./create-owner";
export { createSignInLink, LINK_MINUTES, takeLinkRequest } from "./create-sign-in-link";
export { createSite, mayCreateSites } from "./create-site";
export { createUser } from "./create-user";
export { demoAccount, hasDemoAccount } from "./demo-account";
export { findApiKey, type KnownApiKey } from "./find-api-key";
export { findInvitation, type OpenInvitation } from "./find-invitation";
export { findPerson, type Person, type PersonSite } from "./find-person";
export { findSite, locateSite } from "./find-site";
export { hasUsers } from "./has-users";
export { INVITATION_DAYS, invitePerson, type SentInvitation } from "./invite-person";
export { DEVICE_DAYS, noteDevice } from "./known-device";
export { callerNetwork } from "./limits/caller-network";
export {
  countRequest,
  type RequestCount,
  takeRequest,
  tooManyRequests,
} from "./limits/count-request";
export { atOnce, type Limit, limits, mailsADay } from "./limits/limits";
export { mailboxKey } from "./limits/mailbox-key";
export { takeTurn } from "./limits/take-turn";
export { type ApiKeySummary, listApiKeys } from "./list-api-keys";
export { listPeople, type PendingInvitation, type SitePerson } from "./list-people";
export { listSites } from "./list-sites";
export { removePerson } from "./remove-person";
export { renamePerson } from "./rename-person";
export { resendInvitation } from "./resend-invitation";
export { revokeApiKey } from "./revoke-api-key";
export { revokeInvitation } from "./revoke-invitation";
export { roleOn } from "./role-on";
export { rotateClientId } from "./rotate-client-id";
export {
  INVITATION_COOKIE,
  KEPT_INVITATION_SECONDS,
  openInvitation,
  sealInvitation,
} from "./sealed-invitation";
export { type Caller, createSession } from "./sessions/create-session";
export type { Device } from "./sessions/describe-device";
export { endSession, endSessionOf } from "./sessions/end-session";
export { endSessions, type SessionEnd } from "./sessions/end-sessions";
export { findSession, findSessionById, type LiveSession } from "./sessions/find-session";
export { listSessions, type SessionSummary } from "./sessions/list-sessions";
export { noteSession } from "./sessions/note-session";
export { sessionLimits } from "./sessions/session-limits";
export { signOutElsewhere, signOutEverywhere } from "./sessions/sign-out-everywhere";
export { asksForSetupCode, findSetupCode } from "./setup-code";
export type { Site } from "./site";
export { readSiteSettings, type SiteSettings, writeSiteSettings } from "./site-settings";
export { sweepSignInRemains } from "./sweep-sign-in-remains";
export { takeAttempt } from "./take-attempt";
export { updateSite } from "./update-site";
export { useSignInLink } from "./use-sign-in-link";
