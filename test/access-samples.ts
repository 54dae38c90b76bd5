import { type ErrorCode, newId, toPublicId } from "@/lib/kernel";
import { INVITATION_COOKIE, sealInvitation } from "@/lib/sites";
import type { SeededSite } from "./seeded-site";

/** What comes of a call: it works, or it is refused with this code. */
export type Outcome = "ok" | ErrorCode;

/**
 * How to call a server action about site A. Unless said otherwise the owner of A succeeds, the
 * owner of B is told that there is no such thing, and a viewer may do what their role allows.
 */
export interface ActionSample {
  input: (a: SeededSite) => unknown;
  /** What the browser brings beside its session. */
  cookies?: (a: SeededSite) => Record<string, string>;
  owner?: Outcome;
  stranger?: Outcome;
  viewer?: Outcome;
  /** For public actions: the same for everybody. */
  everybody?: Outcome;
}

const about = (a: SeededSite) => ({ siteId: a.siteId });

const importMapping = {
  columns: { placedAt: 0, amount: 1, currency: 2, name: 3 },
  dateFormat: "ymd",
};

const itemFields = {
  ...{ title: "Mine", currency: "EUR", price: "5.00", physical: false, on: true },
  ...{ most_quantity: "3", questions: [], shipping: [] },
};
const ofPicture = (a: SeededSite) => ({ itemId: a.item.id, pictureId: a.item.pictureId });

const replyFields = { name: "Mine", trigger: "order.arrived", delay: "0" };
const replyText = { locale: "en", subject: "Mine", body: "Mine" };

const buttonFields = {
  label: "Mine",
  currency: "EUR",
  places: [{ platform: "kofi", url: "https://ko-fi.com/mine" }],
};

/** One for every server action, by its name. A missing one fails the test. */
export const actionSamples: Record<string, ActionSample> = {
  "sign-in.request-link": {
    input: (a) => ({ email: `${a.marker}@example.com` }),
    everybody: "ok",
  },
  "setup.create-owner": {
    input: () => ({
      name: "Mallory",
      email: `${newId()}@example.com`,
      password: "eight characters",
      siteName: "Mine",
    }),
    everybody: "not_found",
  },
  "invitations.join": {
    input: () => ({ name: "Mallory", password: "eight characters" }),
    everybody: "conflict",
  },
  "invitations.open": { input: () => ({ token: "made up" }), everybody: "ok" },
  // The invitation is for somebody else than any of those who try.
  "invitations.accept": {
    input: () => ({}),
    cookies: (a) => ({ [INVITATION_COOKIE]: sealInvitation(a.invitation.token) }),
    owner: "forbidden",
    stranger: "forbidden",
    viewer: "forbidden",
  },
  "account.rename": { input: () => ({ name: "Renamed" }), stranger: "ok" },
  "account.change-password": {
    input: () => ({ current: "", password: "eight characters" }),
    stranger: "ok",
  },
  // One's own sessions alone: those of somebody else do not exist.
  "account.end-session": {
    input: (a) => ({ sessionId: a.sessionId }),
    viewer: "not_found",
  },
  // These contexts are of no request, so there is no session to keep.
  "account.sign-out-elsewhere": {
    input: () => ({}),
    owner: "unauthenticated",
    stranger: "unauthenticated",
    viewer: "unauthenticated",
  },
  "account.sign-out-everywhere": { input: () => ({}), stranger: "ok" },
  // Owning sites is not owning the installation.
  "sites.create": {
    input: () => ({ name: "Another" }),
    owner: "forbidden",
    stranger: "forbidden",
    viewer: "forbidden",
  },
  "sites.update": {
    input: (a) => ({ ...about(a), name: "Renamed", timeZone: "UTC", currency: "EUR" }),
  },
  "sites.rotate-client-id": { input: (a) => ({ ...about(a), clientId: a.site.clientId }) },
  "people.invite": {
    input: (a) => ({ ...about(a), email: `more-${a.marker}@example.com`, role: "owner" }),
  },
  "people.resend-invitation": {
    input: (a) => ({ ...about(a), invitationId: a.invitation.id }),
  },
  "people.revoke-invitation": {
    input: (a) => ({ ...about(a), invitationId: a.invitation.id }),
  },
  "people.change-role": {
    input: (a) => ({ ...about(a), userId: a.member.userId, role: "owner" }),
  },
  // Declared for everybody on the site, because everybody may leave; this is about somebody else.
  "people.remove": {
    input: (a) => ({ ...about(a), userId: a.member.userId }),
    viewer: "forbidden",
  },
  "keys.create": { input: (a) => ({ ...about(a), name: "Mine", scopes: ["orders:read"] }) },
  "keys.revoke": { input: (a) => ({ ...about(a), keyId: a.key.id }) },
  // Of these calls none has a Stripe to ask.
  "payments.save-keys": {
    input: (a) => ({ ...about(a), secret_key: "wrong", publishable_key: "wrong" }),
    owner: "invalid_request",
  },
  "payments.forget-keys": { input: about },
  "payments.check": { input: about },
  "payments.register-webhook": { input: about, owner: "conflict" },
  "payments.register-domain": { input: about, owner: "conflict" },
  "order.run-command": {
    input: (a) => ({ id: a.orderId, from: "accepted", command: "complete" }),
  },
  // Its order was paid on a platform, which holds the money.
  "order.refund": {
    input: (a) => ({ orderId: a.orderId, amount: "1.00", reason: "" }),
    owner: "conflict",
  },
  "order.complete": { input: (a) => ({ id: a.orderId, carrier: "DHL", tracking_number: "12" }) },
  "order.reopen": { input: (a) => ({ id: a.orderId }), owner: "conflict" },
  "items.name": {
    input: (a) => ({ ...about(a), platform: "kofi", code: "mine", name: "Mine" }),
  },
  "items.create": { input: (a) => ({ ...about(a), fields: itemFields }) },
  "items.update": { input: (a) => ({ itemId: a.item.id, fields: itemFields }) },
  "items.switch": { input: (a) => ({ itemId: a.item.id, on: false }) },
  "items.remove": { input: (a) => ({ ...about(a), itemId: a.item.id, removed: false }) },
  "items.order": { input: (a) => ({ ...about(a), itemIds: [a.item.id] }) },
  "pictures.describe": { input: (a) => ({ ...ofPicture(a), alt: "Mine" }) },
  "pictures.order": { input: (a) => ({ itemId: a.item.id, pictureIds: [a.item.pictureId] }) },
  // The last that is done about it: afterwards it is not there.
  "pictures.remove": { input: ofPicture },
  "store.save-front": { input: (a) => ({ ...about(a), isOpen: false }) },
  "order.mark-reviewed": { input: (a) => ({ orderId: a.orderId }) },
  "order.add-note": { input: (a) => ({ orderId: a.orderId, body: "Hello" }) },
  "order.write-message": { input: (a) => ({ orderId: a.orderId, body: "Hello" }) },
  "order.edit-note": { input: (a) => ({ orderId: a.orderId, noteId: a.noteId, body: "Hello" }) },
  "order.delete-note": { input: (a) => ({ orderId: a.orderId, noteId: a.noteId }) },
  "order.restore-note": { input: (a) => ({ orderId: a.orderId, noteId: a.deletedNoteId }) },
  "orders.peek": {
    input: (a) => ({ query: `q=${a.word}`, ids: [a.orderId], mark: a.orderId }),
    stranger: "ok",
  },
  // Answers with a report for each order; that of a stranger says that there is no such order.
  "orders.run-command": {
    input: (a) => ({ ids: [a.orderId], command: "complete" }),
    stranger: "ok",
  },
  // As that: a report for each, and sums of what is the person's own.
  "orders.refund-several": { input: (a) => ({ ids: [a.orderId], reason: "" }), stranger: "ok" },
  "orders.sum-refunds": { input: (a) => ({ ids: [a.orderId] }), stranger: "ok" },
  "orders.save-view": { input: () => ({ name: "Mine", query: "" }), stranger: "ok" },
  "orders.delete-view": { input: (a) => ({ id: a.viewId }), viewer: "forbidden" },
  "connections.save-secret": {
    input: (a) => ({
      ...about(a),
      platform: "kofi",
      secret: "6d1e9a52-77f3-4c0e-b1aa-0c9d8e7f6a5b",
    }),
  },
  "connections.disconnect": { input: (a) => ({ ...about(a), platform: "kofi" }) },
  // Without a server to post to, even the owner gets no further than naming a sample there is not.
  "connections.send-test": {
    input: (a) => ({ ...about(a), platform: "kofi", index: 1000 }),
    owner: "not_found",
  },
  "imports.preview": { input: (a) => ({ id: a.importId, mapping: importMapping }) },
  "imports.map": { input: (a) => ({ id: a.importId, mapping: importMapping }) },
  "imports.start": { input: (a) => ({ id: a.checkedImportId, wasSent: true }) },
  "imports.cancel": { input: (a) => ({ id: a.importId }) },
  "deliveries.outcomes": { input: (a) => ({ ids: [a.deliveryId] }), stranger: "ok" },
  // Answers with a report for each delivery, as the orders do.
  "deliveries.replay": { input: (a) => ({ ids: [a.deliveryId] }), stranger: "ok" },
  "emails.resend": { input: (a) => ({ id: a.mailId }) },
  "emails.cancel": { input: (a) => ({ id: a.queuedMailId }) },
  // Answers with a report for each order, as the orders do.
  "emails.resend-several": { input: (a) => ({ orderIds: [a.orderId] }), stranger: "ok" },
  "events.try-again": {
    input: (a) => ({
      site: toPublicId("site", a.siteId),
      consumer: "notices",
      event: a.heldUpEventId,
    }),
  },
  "deliveries.held": { input: () => ({ site: [], platform: [] }), stranger: "ok" },
  // One's own notices alone: those of somebody else stay as they are.
  "notices.mark": { input: (a) => ({ ids: [a.noticeId], read: true }), stranger: "ok" },
  "notices.mark-all": { input: () => ({ kind: [], site: [] }), stranger: "ok" },
  "notices.set-preference": { input: () => ({ kind: "new_order", way: "off" }), stranger: "ok" },
  "replies.add-starter": { input: (a) => ({ ...about(a), name: "thanks" }) },
  "replies.save-rule": { input: (a) => ({ ...about(a), ...a.reply, ...replyFields }) },
  "replies.switch-rule": { input: (a) => ({ ...about(a), ...a.reply, on: false }) },
  "replies.delete-rule": { input: (a) => ({ ...about(a), ...a.reply }) },
  "replies.restore-rule": { input: (a) => ({ ...about(a), ...a.reply }) },
  "replies.save-template": {
    input: (a) => ({ ...about(a), ...a.reply, name: "Mine", variants: [replyText] }),
  },
  "replies.delete-template": {
    input: (a) => ({ ...about(a), templateId: a.spareTemplateId }),
  },
  "replies.restore-template": {
    input: (a) => ({ ...about(a), templateId: a.spareTemplateId }),
  },
  "replies.preview": { input: (a) => ({ ...about(a), ...replyText, order: a.orderId }) },
  "replies.send-test": { input: (a) => ({ ...about(a), ...replyText, order: a.orderId }) },
  "replies.save-look": { input: (a) => ({ ...about(a), accentColor: "#112233" }) },
  "replies.tell-shipped": { input: (a) => ({ ...about(a), isOn: true }) },
  "confirmations.peek": {
    input: (a) => ({ query: `q=${a.word}`, ids: [a.confirmation.id], mark: a.confirmation.id }),
    stranger: "ok",
  },
  // Answers with a report for each confirmation, as the orders do.
  "confirmations.change-several": {
    input: (a) => ({ ids: [a.matchedConfirmationId], action: { kind: "undo", reason: "Mine" } }),
    stranger: "ok",
  },
  "confirmations.save-view": { input: () => ({ name: "Mine", query: "" }), stranger: "ok" },
  "confirmations.delete-view": { input: (a) => ({ id: a.viewId }), viewer: "forbidden" },
  "confirmation.match": { input: (a) => ({ id: a.confirmation.id, orderId: a.orderId }) },
  "confirmation.undo": { input: (a) => ({ id: a.matchedConfirmationId }) },
  "confirmation.relink": { input: (a) => ({ id: a.matchedConfirmationId, orderId: a.orderId }) },
  "confirmation.answer": {
    input: (a) => ({ id: a.confirmation.id, status: "failed", reply: "Mine" }),
  },
  "confirmation.settle": { input: (a) => ({ id: a.confirmation.id }) },
  "confirmation.find-orders": { input: (a) => ({ id: a.confirmation.id, q: a.word }) },
  "buttons.create": { input: (a) => ({ ...about(a), fields: buttonFields }) },
  "buttons.update": { input: (a) => ({ buttonId: a.button.id, fields: buttonFields }) },
  "buttons.archive": { input: (a) => ({ buttonId: a.button.id }) },
  "buttons.restore": { input: (a) => ({ buttonId: a.button.id }) },
  "buttons.set-window": { input: (a) => ({ ...about(a), hours: 48 }) },
  // Everybody may declare through a button; without an address the form comes back.
  "support.declare": { input: (a) => ({ button: a.button.token }), everybody: "ok" },
  "support.say-paid": { input: () => ({ token: "made up" }), everybody: "not_found" },
  // Without a server to post to, nobody gets further than naming a platform there is not.
  "sandbox.pay": {
    input: (a) => ({ button: a.button.token, platform: "none", amount: "3", currency: "EUR" }),
    everybody: "not_found",
  },
};

/** How to call a page or route whose address has parameters, or that is not simply read. */
export interface AddressSample {
  /** The parameters of its address. */
  params?: (a: SeededSite) => Record<string, string>;
  query?: (a: SeededSite) => Record<string, string>;
  body?: (a: SeededSite) => string;
  /** For public routes: what everybody gets, whoever they are. */
  status?: number;
  /** What a key that may gets where it is no success. */
  opened?: number;
  /** What somebody who is signed in gets instead. */
  signedIn?: number;
  /** Made for everybody: shows the site's name and page address, and nothing else of it. */
  introducesSite?: boolean;
}

const site = { params: (a: SeededSite) => ({ slug: a.site.slug }) };
const checkedImport = {
  params: (a: SeededSite) => ({ slug: a.site.slug, id: a.checkedImportId }),
};
const delivery = { params: (a: SeededSite) => ({ id: a.deliveryId }) };
const button = { params: (a: SeededSite) => ({ button: a.button.token }) };
const visitor = {
  params: (a: SeededSite) => ({ button: a.button.token, token: a.confirmation.token }),
};
// Its store is not open: there is nothing for anybody but the creator.
const shownItem = {
  ...{ params: (a: SeededSite) => ({ slug: a.site.slug, item: a.item.slug }), status: 404 },
};
const item = { params: (a: SeededSite) => ({ id: a.item.id }) };
const order = { params: (a: SeededSite) => ({ id: a.orderId }) };
// Nothing can be done with it any more: who may is told so, and it stays as it is for everybody.
const command = { params: (a: SeededSite) => ({ id: a.endedOrderId }), opened: 409 };

/** By address, or by method and address. An address with parameters that is missing fails the test. */
export const addressSamples: Record<string, AddressSample> = {
  "/setup": { status: 404 },
  "/sign-in": { signedIn: 307 },
  // For the owner of the installation, whom none of these is.
  "/sites/new": { signedIn: 403 },
  "/sites/[slug]": site,
  "/sites/[slug]/people": site,
  "/sites/[slug]/connections": site,
  "/sites/[slug]/connections/[platform]": {
    params: (a) => ({ slug: a.site.slug, platform: "kofi" }),
  },
  "/sites/[slug]/api-keys": site,
  "/sites/[slug]/payments": site,
  "/sites/[slug]/item-names": site,
  "/sites/[slug]/imports": site,
  "/sites/[slug]/imports/[id]": checkedImport,
  "/sites/[slug]/imports/[id]/fates": checkedImport,
  "/api/sites/[slug]/imports": {
    ...site,
    query: () => ({ platform: "kofi", name: "mine.csv" }),
    body: () => "Date,Amount\n2026-03-01,5\n",
  },
  "/store/[id]": item,
  "/s/[slug]": { ...site, status: 404 },
  "/s/[slug]/[item]": shownItem,
  "/s/[slug]/[item]/card": shownItem,
  "/s/picture/[site]/[picture]/[width]": {
    params: (a) => ({
      ...{ site: toPublicId("site", a.siteId), picture: a.item.pictureId, width: "1" },
    }),
    status: 200,
  },
  "/api/sites/[slug]/items/[id]/pictures": {
    params: (a) => ({ slug: a.site.slug, id: a.item.id }),
    // A GIF of one pixel without a table of colours, so that all of it is ASCII.
    body: () => "GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;",
  },
  "/sites/[slug]/replies": site,
  "/sites/[slug]/replies/rules/new": site,
  "/sites/[slug]/replies/rules/[rule]": {
    params: (a) => ({ slug: a.site.slug, rule: a.reply.ruleId }),
  },
  "/sites/[slug]/replies/templates/new": site,
  "/sites/[slug]/replies/templates/[template]": {
    params: (a) => ({ slug: a.site.slug, template: a.reply.templateId }),
  },
  "/sites/[slug]/buttons": site,
  "/sites/[slug]/buttons/new": site,
  "/sites/[slug]/buttons/[id]": { params: (a) => ({ slug: a.site.slug, id: a.button.id }) },
  // Nothing was asked for, or no order's cookie is there: on to the page that says so.
  "POST /my-orders": { status: 303 },
  "GET /order/paid": { status: 303 },
  "GET /order/receipt": { status: 303 },
  "POST /order/pay": { status: 404 },
  "/support/[button]": { ...button, introducesSite: true, status: 200 },
  "/support/[button]/button.js": { ...button, status: 200 },
  "/support/[button]/[token]": { ...visitor, introducesSite: true, status: 200 },
  "/support/[button]/[token]/status": { ...visitor, status: 200 },
  "/sandbox/pay/[platform]": {
    params: () => ({ platform: "kofi" }),
    query: (a) => ({ button: a.button.token }),
  },
  "/deliveries/[id]": delivery,
  "/deliveries/[id]/body": delivery,
  "/orders/[id]": order,
  "/emails/[id]": { params: (a) => ({ id: a.mailId }) },
  "/unsubscribe/[token]": {
    params: (a) => ({ token: a.unsubscribeToken }),
    introducesSite: true,
    status: 200,
  },
  "GET /api/unsubscribe/[token]": { params: (a) => ({ token: a.unsubscribeToken }), status: 303 },
  "POST /api/unsubscribe/[token]": {
    params: (a) => ({ token: a.unsubscribeToken }),
    body: () => "List-Unsubscribe=One-Click",
    status: 200,
  },
  "POST /api/v1/items": { body: () => '{"title":"Mine","price":500,"currency":"EUR"}' },
  "GET /api/v1/items/[id]": item,
  "PATCH /api/v1/items/[id]": { ...item, body: () => '{"price":2600}' },
  "/api/v1/orders/[id]": order,
  "/api/v1/orders/[id]/events": order,
  "/api/v1/orders/[id]/payments": order,
  "GET /api/v1/orders/[id]/refunds": order,
  "POST /api/v1/orders/[id]/refunds": { ...command, body: () => '{"amount":100}' },
  "/api/v1/orders/[id]/accept": command,
  "/api/v1/orders/[id]/decline": command,
  "/api/v1/orders/[id]/cancel": command,
  "/api/v1/orders/[id]/complete": command,
  "/api/v1/orders/[id]/reopen": command,
  "/api/v1/orders/[id]/tokens": { ...order, body: () => '{"expires_in":60}' },
  "/confirmations": { query: (a) => ({ q: a.word }) },
  "/confirmations/export": { query: (a) => ({ q: a.word }) },
  "/confirmations/[id]": { params: (a) => ({ id: a.matchedConfirmationId }) },
  "/orders": { query: (a) => ({ q: a.word }) },
  "/orders/export": { query: (a) => ({ q: a.word }) },
  "/api/v1/orders": { query: (a) => ({ q: a.word }) },
  "/api/[...path]": { params: () => ({ path: "no/such/thing" }), status: 404 },
  "GET /api/auth/[...nextauth]": { params: () => ({ nextauth: "session" }), status: 200 },
  "POST /api/auth/[...nextauth]": { params: () => ({ nextauth: "_log" }), status: 404 },
  "/api/webhooks/[platform]/[client_id]": {
    params: (a) => ({ platform: "kofi", client_id: a.site.clientId }),
    body: () => "data=%7B%22verification_token%22%3A%22wrong%22%7D",
    status: 401,
  },
};
