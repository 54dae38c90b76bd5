/** How often something may happen to one that is counted, within a window. */
export interface Limit {
  /** Which rule this is; part of the key. */
  name: string;
  max: number;
  windowMinutes: number;
}

interface WrittenLimit extends Limit {
  /** For whom it is counted. */
  bounds: string;
  why: string;
}

const day = 24 * 60;

/**
 * Every bound on how often, in one place; docs/limits.md is made from it. A caller is a network
 * address, of IPv6 its /64 (RFC 6177: what one household gets). "Unknown browser": one that has not
 * signed in to this account before.
 */
export const limits = {
  passwordOwn: {
    name: "password",
    max: 10,
    windowMinutes: 15,
    bounds: "wrong passwords of a caller for one account, from unknown browsers",
    why: "A person who has forgotten it needs a few tries; somebody who guesses needs millions.",
  },
  passwordCaller: {
    name: "password-caller",
    max: 100,
    windowMinutes: 15,
    bounds: "wrong passwords of a caller for all accounts together, from unknown browsers",
    why: "One common password is tried on many accounts. An office behind one address has room.",
  },
  passwordAccount: {
    name: "password-account",
    max: 100,
    windowMinutes: 15,
    bounds: "wrong passwords for one account of all callers, from unknown browsers",
    why: "Somebody who has many addresses guesses no faster than somebody who has ten.",
  },
  passwordExtra: {
    name: "password-extra",
    max: 100,
    windowMinutes: 15,
    bounds: "beyond that, for callers who have tried this account three times at most",
    why: "Strangers who use the account's allowance up do not keep its owner out on a new device.",
  },
  passwordDevice: {
    name: "password-device",
    max: 10,
    windowMinutes: 15,
    bounds: "wrong passwords from one browser that has signed in to the account before",
    why: "Its own allowance: what anybody else does does not count here.",
  },
  linkOwn: {
    name: "sign-in-link",
    max: 5,
    windowMinutes: 60,
    bounds: "sign-in links that a caller asks for one address, from unknown browsers",
    why: "Mails get lost and are asked for again; more is somebody filling a mailbox.",
  },
  linkCaller: {
    name: "sign-in-link-caller",
    max: 30,
    windowMinutes: 60,
    bounds: "sign-in links that a caller asks for all addresses together, from unknown browsers",
    why: "Nobody finds out who has an account by asking for everybody.",
  },
  linkAccount: {
    name: "sign-in-link-account",
    max: 10,
    windowMinutes: 60,
    bounds: "sign-in links for one address that all callers ask for, from unknown browsers",
    why: "A mailbox gets no flood, however many addresses the asking comes from.",
  },
  linkExtra: {
    name: "sign-in-link-extra",
    max: 10,
    windowMinutes: 60,
    bounds: "beyond that, for callers who have asked for this address three times at most",
    why: "Strangers who use the address's allowance up do not keep its owner from a link.",
  },
  linkDevice: {
    name: "sign-in-link-device",
    max: 5,
    windowMinutes: 60,
    bounds: "sign-in links asked for by one browser that has signed in to the account before",
    why: "Its own allowance: what anybody else asks for does not count here.",
  },
  passwordChange: {
    name: "change-password",
    max: 10,
    windowMinutes: 15,
    bounds: "tries of a person to change their password",
    why: "Who finds a browser signed in cannot guess the password there.",
  },
  setupCode: {
    name: "setup-code",
    max: 10,
    windowMinutes: 15,
    bounds: "set-up codes that a caller tries",
    why: "A code has 80 bits: this is against noise rather than against luck.",
  },
  invitationsSite: {
    name: "invitations",
    max: 30,
    windowMinutes: 60,
    bounds: "invitations to one site",
    why: "A team is invited in one go; a list of strangers is not.",
  },
  invitationsPerson: {
    name: "invitations-person",
    max: 60,
    windowMinutes: 60,
    bounds: "invitations that one person sends for all sites together",
    why: "The same, for somebody with many sites.",
  },
  invitationAgain: {
    name: "invitation-again",
    max: 5,
    windowMinutes: 60,
    bounds: "sending one invitation again",
    why: "Mails get lost.",
  },
  invitationMailbox: {
    name: "invitation-mailbox",
    max: 10,
    windowMinutes: day,
    bounds: "invitations to one mailbox over the whole installation",
    why: "Nobody is mailed by ten sites a day against their will.",
  },
  replyTest: {
    name: "reply-test",
    max: 10,
    windowMinutes: 15,
    bounds: "mails that a person sends themselves to try a text",
    why: "A mail server is not for trying every letter.",
  },
  declareCaller: {
    name: "declare",
    max: 30,
    windowMinutes: 10,
    bounds: "declarations of a caller on one site's support pages",
    why: "A household or an office behind one address declares this often at most.",
  },
  declareCallerAll: {
    name: "declare-caller",
    max: 120,
    windowMinutes: 10,
    bounds: "declarations of a caller on all sites together",
    why: "The same, over all sites.",
  },
  declareSite: {
    name: "declare-site",
    max: 2000,
    windowMinutes: 10,
    bounds: "declarations on one site of all callers",
    why: "A site on its busiest day.",
  },
  declareSiteExtra: {
    name: "declare-site-extra",
    max: 2000,
    windowMinutes: 10,
    bounds: "beyond that, for callers who have declared there three times at most",
    why: "A flood from a few addresses does not keep visitors away.",
  },
  sayPaidCaller: {
    name: "say-paid",
    max: 60,
    windowMinutes: 10,
    bounds: "“I have paid” of a caller on all sites together",
    why: "Somebody tries transaction IDs.",
  },
  sayPaidHere: {
    name: "say-paid-here",
    max: 60,
    windowMinutes: 10,
    bounds: "“I have paid” of a caller on one site",
    why: "The same, for telling those who try often from those who hardly do.",
  },
  sayPaidSite: {
    name: "say-paid-site",
    max: 4000,
    windowMinutes: 10,
    bounds: "“I have paid” on one site of all callers",
    why: "A site on its busiest day.",
  },
  sayPaidSiteExtra: {
    name: "say-paid-site-extra",
    max: 4000,
    windowMinutes: 10,
    bounds: "beyond that, for callers who have said it three times at most",
    why: "A flood from a few addresses does not keep visitors away.",
  },
  sayPaidOne: {
    name: "say-paid-one",
    max: 20,
    windowMinutes: 60,
    bounds: "“I have paid” for one declaration",
    why: "Nobody pays so often for one declaration: this is somebody trying transaction IDs.",
  },
  supportStatus: {
    name: "support-status",
    max: 240,
    windowMinutes: 1,
    bounds: "questions of a caller's open status pages",
    why: "Each open page asks 24 times a minute; behind one address there may be a few of them.",
  },
  supportScript: {
    name: "support-script",
    max: 1200,
    windowMinutes: 1,
    bounds: "loads of button scripts by a caller",
    why: "Browsers keep a script for five minutes; a page has a few.",
  },
  wrongProof: {
    name: "wrong-proof",
    max: 120,
    windowMinutes: 1,
    bounds: "webhook deliveries of a caller to one connection without a right proof",
    why: "Beyond it nothing is noted any more. Right proofs are neither counted nor refused.",
  },
  wrongProofCaller: {
    name: "wrong-proof-caller",
    max: 600,
    windowMinutes: 1,
    bounds: "webhook deliveries of a caller to all connections without a right proof",
    why: "The same, over all sites.",
  },
  storeRequest: {
    name: "store-request",
    max: 60,
    windowMinutes: 10,
    bounds: "requests of a caller in one site's store",
    why: "A form is sent again when something was missing; behind one address there may be an office.",
  },
  storeRequestAll: {
    name: "store-request-caller",
    max: 240,
    windowMinutes: 10,
    bounds: "requests of a caller in all stores together",
    why: "The same, over all sites.",
  },
  cardCheck: {
    name: "card-check",
    max: 60,
    windowMinutes: 10,
    bounds: "card steps that a caller opens or finishes in one site's store",
    why: "Who tries stolen card numbers needs thousands; a card that is refused is entered again once or twice.",
  },
  cardCheckAll: {
    name: "card-check-caller",
    max: 120,
    windowMinutes: 10,
    bounds: "card steps that a caller opens or finishes in all stores together",
    why: "The same, over all sites.",
  },
  pictureUpload: {
    name: "picture-upload",
    max: 300,
    windowMinutes: 10,
    bounds: "pictures that a person uploads",
    why: "Each takes a core for a second; a whole catalogue is uploaded in one go.",
  },
  memberLinkOwn: {
    name: "member-link",
    max: 5,
    windowMinutes: 60,
    bounds: "links to somebody's own orders that a caller asks for one address",
    why: "Mails get lost and are asked for again; more is somebody filling a mailbox.",
  },
  memberLinkCaller: {
    name: "member-link-caller",
    max: 30,
    windowMinutes: 60,
    bounds: "links to somebody's own orders that a caller asks for all addresses together",
    why: "Nobody finds out who has ordered something by asking for everybody.",
  },
  memberLinkAddress: {
    name: "member-link-address",
    max: 10,
    windowMinutes: 60,
    bounds: "links to somebody's own orders for one address that all callers ask for",
    why: "A mailbox gets no flood, however many addresses the asking comes from.",
  },
  memberLinkExtra: {
    name: "member-link-extra",
    max: 10,
    windowMinutes: 60,
    bounds: "beyond that, for callers who have asked for this address three times at most",
    why: "Strangers who use the address's allowance up do not keep its owner from a link.",
  },
  orderLinkCaller: {
    name: "order-link-caller",
    max: 30,
    windowMinutes: 60,
    bounds: "new links to single orders that a caller asks for",
    why: "A link that is over is asked for again once or twice.",
  },
  orderLinkOrder: {
    name: "order-link",
    max: 3,
    windowMinutes: 60,
    bounds: "new links to one order that all callers ask for",
    why: "Who knows an order's id cannot fill its buyer's mailbox with it.",
  },
  memberMessage: {
    name: "member-message",
    max: 20,
    windowMinutes: 60,
    bounds: "messages that a buyer writes about one order",
    why: "A conversation has room; a program that runs wild has not.",
  },
  liveOpened: {
    name: "live-opened",
    max: 240,
    windowMinutes: 1,
    bounds: "live streams that a person opens",
    why: "A tab opens one when it is looked at, and again when the line was lost.",
  },
  apiKey: {
    name: "api-key",
    max: 3000,
    windowMinutes: 1,
    bounds: "requests of one API key",
    why: "50 a second, all day: more than any till needs, and one program leaves room for others.",
  },
} as const satisfies Record<string, WrittenLimit>;

/** Bounds on how many at the same moment, in each process. */
export const atOnce = {
  passwordHashes: {
    max: 2,
    bounds: "passwords that are hashed",
    why: "Each takes 32 MiB and a core for a fifth of a second.",
  },
  passwordsWaiting: {
    max: 24,
    bounds: "passwords from unknown browsers that wait for their turn",
    why: "They wait some three seconds at most; whoever comes then gets 429 and tries again.",
  },
  passwordsWaitingAhead: {
    max: 24,
    bounds: "passwords of known browsers, signed-in people and invited ones that wait",
    why: "They have their own places and go first, so that a flood from outside does not hold them up.",
  },
  streamsPerPerson: {
    max: 40,
    bounds: "live streams of a person",
    why: "One for each tab in sight, on a few devices.",
  },
  streamsPerSession: {
    max: 20,
    bounds: "live streams of one session",
    why: "One browser that runs wild does not take the person's other devices along.",
  },
} as const;

/** How many mails one mailbox gets within 24 hours. */
export const mailsADay = {
  knownFromSite: {
    max: 10,
    bounds: "mails of one site to somebody who has paid it",
    why: "A day's orders, answers and news.",
  },
  declaredFromSite: {
    max: 3,
    bounds: "mails of one site to an address that somebody typed into a form",
    why: "It may be a stranger's.",
  },
  declaredFromAll: {
    max: 10,
    bounds: "mails that such an address has had from all sites together",
    why: "It may be a stranger's, on many sites.",
  },
  fromAll: {
    max: 60,
    bounds: "mails of all sites together to somebody who has paid them",
    why: "No mailbox is filled by way of many sites.",
  },
  knownInAnyCase: {
    max: 3,
    bounds: "beyond that, mails of each site that the person has paid",
    why: "What other sites send never keeps back an honest answer to an order.",
  },
} as const;
