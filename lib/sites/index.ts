export {
  answerOnce,
  answerOnceBeyond,
  type GivenAnswer,
  sweepAnswers,
} from "./api-keys/answer-once";
export { createApiKey } from "./api-keys/create-api-key";
export { findApiKey, type KnownApiKey } from "./api-keys/find-api-key";
export { type ApiKeySummary, listApiKeys } from "./api-keys/list-api-keys";
export { revokeApiKey } from "./api-keys/revoke-api-key";
export { sealedInSites } from "./api-keys/sealed-columns";
export { createOwner } from "./create-owner";
export { createSite, mayCreateSites } from "./create-site";
export { createUser } from "./create-user";
export { demoAccount, hasDemoAccount } from "./demo-account";
export { findSite, locateSite } from "./find-site";
export { hasUsers } from "./has-users";
export { slugFrom } from "./insert-site";
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
export { listSiteIds } from "./list-site-ids";
export { listSites } from "./list-sites";
export { changePassword, type PasswordProof } from "./passwords/change-password";
export { checkPassword, type ProvenUser } from "./passwords/check-password";
export { acceptInvitation, acceptInvitationAsNew } from "./people/accept-invitation";
export { addPerson } from "./people/add-person";
export { changeRole } from "./people/change-role";
export { findInvitation, type OpenInvitation } from "./people/find-invitation";
export { findPerson, type Person, type PersonSite } from "./people/find-person";
export { INVITATION_DAYS, invitePerson, type SentInvitation } from "./people/invite-person";
export { listPeople, type PendingInvitation, type SitePerson } from "./people/list-people";
export { removePerson } from "./people/remove-person";
export { renamePerson } from "./people/rename-person";
export { resendInvitation } from "./people/resend-invitation";
export { revokeInvitation } from "./people/revoke-invitation";
export { roleOn } from "./people/role-on";
export {
  INVITATION_COOKIE,
  KEPT_INVITATION_SECONDS,
  openInvitation,
  sealInvitation,
} from "./people/sealed-invitation";
export { rotateClientId } from "./rotate-client-id";
export { type Caller, createSession } from "./sessions/create-session";
export type { Device } from "./sessions/describe-device";
export { endSession, endSessionOf } from "./sessions/end-session";
export { endSessions, type SessionEnd } from "./sessions/end-sessions";
export { findSession, findSessionById, type LiveSession } from "./sessions/find-session";
export { listSessions, type SessionSummary } from "./sessions/list-sessions";
export { noteSession } from "./sessions/note-session";
export { sessionLimits } from "./sessions/session-limits";
export { signOutElsewhere, signOutEverywhere } from "./sessions/sign-out-everywhere";
export { createSignInLink, LINK_MINUTES, takeLinkRequest } from "./sign-in/create-sign-in-link";
export { findOpenInvitations, findOpenSignInLinks } from "./sign-in/find-open-tokens";
export { DEVICE_DAYS, noteDevice } from "./sign-in/known-device";
export { asksForSetupCode, findSetupCode } from "./sign-in/setup-code";
export { sweepSignInRemains } from "./sign-in/sweep-sign-in-remains";
export { takeAttempt } from "./sign-in/take-attempt";
export { useSignInLink } from "./sign-in/use-sign-in-link";
export type { Site } from "./site";
export { readSiteSettings, type SiteSettings, writeSiteSettings } from "./site-settings";
export {
  findStoreFront,
  listStoreFronts,
  type StoreFront,
  setStoreIntro,
  setStoreOpen,
} from "./store-front";
export { updateSite } from "./update-site";
