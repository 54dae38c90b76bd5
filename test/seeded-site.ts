import { randomBytes, randomUUID } from "node:crypto";
import { createButton, findPublicButton } from "@/lib/buttons";
import { inTransaction, query } from "@/lib/db";
import { receiveFile } from "@/lib/imports";
import { type ApiScope, type Context, newId, systemContext, toPublicId } from "@/lib/kernel";
import { saveView } from "@/lib/lists";
import { mailInvitation, queueSupporterMail, unsubscribeUrl } from "@/lib/mail";
import { declareConfirmation, matchByHand, setConfirmationStatus } from "@/lib/matching";
import { addNote, deleteNote } from "@/lib/orders";
import { connectPlatform } from "@/lib/platforms";
import { addRule, addTemplate } from "@/lib/replies";
import { createApiKey, createSite, invitePerson, type Site, updateSite } from "@/lib/sites";
import { addPicture, createItem, updateItem } from "@/lib/store";
import { newOrder } from "./new-order";
import { newPerson, newSession } from "./new-person";

export type SeededPerson = Awaited<ReturnType<typeof newPerson>>;

/** A site with one of everything. `marker` is in every text of it, so that a leak shows. */
export interface SeededSite {
  marker: string;
  /** A word in its order that a search finds; it may be repeated by a page that found nothing. */
  word: string;
  site: Site;
  siteId: string;
  owner: SeededPerson;
  viewer: SeededPerson;
  /** Somebody on the site who may be removed or given another role. */
  member: SeededPerson;
  /** An API key with the scope to read, and one with the scope to write alone. */
  key: { id: string; secret: string };
  writeKey: { id: string; secret: string };
  keyCtx: Context;
  invitation: { id: string; token: string };
  connectionSecret: string;
  /** Shown ids. */
  /** Of a browser that the owner is signed in with. */
  sessionId: string;
  orderId: string;
  /** One that is over. */
  endedOrderId: string;
  noteId: string;
  deletedNoteId: string;
  viewId: string;
  /** One that the owner was told of. */
  noticeId: string;
  deliveryId: string;
  /** Of an event that notices have failed at for a while. */
  heldUpEventId: string;
  /** Mails to the customer of its order: one that failed, and one that waits. */
  mailId: string;
  queuedMailId: string;
  unsubscribeToken: string;
  /** A rule of automatic replies with its template, and a template that no rule sends. */
  reply: { ruleId: string; templateId: string };
  spareTemplateId: string;
  /** A support button, and somebody who came through it. */
  button: { id: string; token: string };
  confirmation: { id: string; token: string };
  /** One that is matched with an order of its own, and has been replied to. */
  matchedConfirmationId: string;
  /** A file whose columns are still to be named, and one that is checked. */
  importId: string;
  checkedImportId: string;
  /** Something that it sells, in a store that is not open, and its picture. */
  item: { id: string; slug: string; pictureId: string };
}

/** A delivery that was kept because it could not be understood. */
async function newQuarantined(siteId: string, marker: string): Promise<string> {
  const id = newId();
  await query(
    `insert into inbound_events (id, site_id, connection_id, platform, delivery_id, event_type,
       body, state, reason)
     select $1, $2, id, 'kofi', $3, 'Unheard of', $4, 'quarantined', $5
     from connections where site_id = $2 and platform = 'kofi'`,
    [id, siteId, newId(), Buffer.from(JSON.stringify({ type: marker })), `${marker} is unknown`],
  );
  return toPublicId("delivery", id);
}

/** An event that somebody could not be told of, time and again. */
async function newHeldUp(siteId: string, marker: string): Promise<string> {
  const id = newId();
  await query(
    `insert into event_tellings (site_id, consumer, event_id, topic, subject_id, type, data, at,
       due_at, attempts, last_error, failing_since)
     values ($1, 'notices', $2, 'order', $2, 'review.needed', $3, now(), now() + interval '1 hour',
       7, $4, now() - interval '1 hour') returning 1`,
    [siteId, id, { matter: `Look at ${marker}` }, `${marker} is unheard of`],
  );
  return toPublicId("event", id);
}

/** Something that a person was told of. */
async function newNotice(siteId: string, userId: string, marker: string): Promise<string> {
  const id = newId();
  await query(
    `insert into notices (id, site_id, user_id, kind, dedupe_key, title, body, href, delivery,
       created_at)
     values ($1, $2, $3, 'new_order', $4, $5, $5, '/orders', 'in_app', now())`,
    [id, siteId, userId, marker, `Notice ${marker}`],
  );
  return toPublicId("notice", id);
}

async function newImport(ctx: Context, siteId: string, marker: string): Promise<string> {
  const text = `Date,Amount,Currency,Name\n2026-03-01,5,EUR,Payer ${marker}\n`;
  const body = new Blob([text]).stream() as unknown as AsyncIterable<Uint8Array>;
  const name = `${marker}.csv`;
  const file = { platform: "buymeacoffee", name, body };
  return (await receiveFile(ctx, siteId, file)).importId;
}

async function newCheckedImport(ctx: Context, siteId: string, marker: string): Promise<string> {
  const id = await newImport(ctx, siteId, marker);
  const mapping = { columns: { placedAt: 0, amount: 1, currency: 2, name: 3 }, dateFormat: "ymd" };
  await query(
    `insert into import_rows (site_id, import_id, line, fate, payer, amount, currency, placed_at)
     values ($1, $2, 2, 'new', $3, 500, 'EUR', '2026-03-01T00:00:00Z') returning 1`,
    [siteId, id, `Payer ${marker}`],
  );
  await query(
    `update import_runs set state = 'checked', mapping = $2, row_count = 1, counts = '{"new": 1}'
     where id = $1 returning 1`,
    [id, { ...mapping, zone: "UTC", decimal: ".", currency: null }],
  );
  return toPublicId("import", id);
}

async function newConfirmation(ctx: Context, siteId: string, marker: string, word: string) {
  const { id, token } = await createButton(ctx, {
    siteId,
    label: "Support me",
    currency: "EUR",
    amounts: ["3"],
    places: [{ platform: "kofi", url: `https://ko-fi.com/${marker}` }],
  });
  const button = await findPublicButton(token);
  if (!button) throw new Error("the button is not there");
  const visitor = { platform: "kofi", email: `visitor-${marker}@example.com`, name: marker };
  const declared = await declareConfirmation(ctx.clock, button, visitor, marker);
  await query("update confirmations set needs_review = $2 where site_id = $1 returning id", [
    siteId,
    `Look at ${marker}`,
  ]);
  const matched = await declareConfirmation(
    ctx.clock,
    button,
    { ...visitor, email: `matched-${marker}@example.com`, message: `Message ${marker} ${word}` },
    marker,
  );
  const fields = { customerName: marker, customerEmail: null, message: marker };
  const order = await newOrder(siteId, { fields });
  const confirmationId = matched.id;
  await matchByHand(ctx, { confirmationId, orderId: order.publicId });
  const reply = `Reply ${marker}`;
  await setConfirmationStatus(ctx, { confirmationId, status: "success", reply });
  return {
    button: { id, token },
    confirmation: { id: declared.id, token: declared.token },
    matchedConfirmationId: confirmationId,
  };
}

/** A rule that is switched off, with its template. */
async function newReply(ctx: Context, siteId: string, marker: string) {
  const variants = [{ locale: "en", subject: `Subject ${marker}`, body: `Body ${marker}` }];
  const template = () => addTemplate(ctx, { siteId, name: `Template ${marker}`, variants });
  const [templateId, spareTemplateId] = [await template(), await template()];
  const rule = { siteId, name: `Rule ${marker}`, trigger: "order.arrived", templateId } as const;
  return { reply: { ruleId: await addRule(ctx, rule), templateId }, spareTemplateId };
}

/** A mail to the customer of an order. */
async function newMail(
  ctx: Context,
  mail: { siteId: string; orderId: string; marker: string; state: "failed" | "queued" },
): Promise<string> {
  const { marker, state, ...about } = mail;
  const written = await inTransaction((tx) =>
    queueSupporterMail(ctx, tx, {
      ...{ ...about, purpose: "reply", dedupeKey: newId(), nature: "answer", isTest: false },
      ...{
        recipient: `${marker}@example.com`,
        subject: `Mail ${marker}`,
        html: marker,
        text: marker,
      },
    }),
  );
  if (!("mailId" in written)) throw new Error(written.skipped);
  await query("update outgoing_mails set state = $2::mail_state where id = $1 returning id", [
    written.mailId,
    state,
  ]);
  return toPublicId("mail", written.mailId);
}

async function newStoreItem(
  ctx: Context,
  siteId: string,
  marker: string,
): Promise<SeededSite["item"]> {
  const fields = { title: "Print", price: 2500, currency: "EUR" };
  const { id, slug } = await createItem(ctx, siteId, fields);
  const itemId = toPublicId("item", id);
  // Its address stays as it was made: a page that is not there may repeat it.
  await updateItem(ctx, itemId, { title: `Print ${marker}`, description: marker });
  // A GIF of one pixel.
  const bytes = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAIBRAA7", "base64");
  const picture = await addPicture(ctx, itemId, { bytes, alt: marker });
  return { id: itemId, slug, pictureId: toPublicId("picture", picture.id) };
}

async function newCustomer(siteId: string, marker: string): Promise<string> {
  const id = newId();
  const email = `${marker}@example.com`;
  await query(
    "insert into customers (id, site_id, identity_key, email, name) values ($1, $2, $3, $4, $5)",
    [id, siteId, `email:${email}`, email, `Customer ${marker}`],
  );
  return id;
}

async function newKey(siteId: string, name: string, verb: "read" | "write") {
  const scopes: ApiScope[] = [`orders:${verb}`, `items:${verb}`];
  if (verb === "write") scopes.push("refunds:write");
  const input = { siteId, name, scopes };
  const { key, secret } = await createApiKey(systemContext("test", [siteId]), input);
  return { id: key.id, secret };
}

/** Makes a site of the test's own, with everything that pages, routes and actions work on. */
export async function seedSite(): Promise<SeededSite> {
  const marker = `leak${randomBytes(6).toString("hex")}`;
  const word = `word${randomBytes(6).toString("hex")}`;
  const { id: siteId } = await createSite(systemContext("test", []), { name: "Seeded" });
  const owner = await newPerson({ [siteId]: "owner" });
  // The slug stays as it was made: addresses may be repeated by a page that is not there.
  const change = { siteId, name: `Site ${marker}`, timeZone: "UTC", currency: "EUR" };
  const site = await updateSite(owner.ctx, change);
  const viewer = await newPerson({ [siteId]: "viewer" });
  const member = await newPerson({ [siteId]: "support" });
  const key = await newKey(siteId, `Key ${marker}`, "read");
  const writeKey = await newKey(siteId, `Write ${marker}`, "write");
  const connectionSecret = randomUUID();
  await connectPlatform(owner.ctx, siteId, "kofi", connectionSecret);
  const { id: orderUuid, publicId: orderId } = await newOrder(siteId, {
    status: "accepted",
    fields: {
      customerId: await newCustomer(siteId, marker),
      customerName: `Customer ${marker}`,
      customerEmail: `${marker}@example.com`,
      message: `Message ${marker} ${word}`,
      items: [
        { name: `Item ${marker}`, variation: null, quantity: 1, unitAmount: 1200n, details: {} },
      ],
    },
  });
  await query("update orders set needs_review = 'Compare it' where site_id = $1 returning id", [
    siteId,
  ]);
  const { publicId: endedOrderId } = await newOrder(siteId, { status: "expired" });
  const note = () => addNote(owner.ctx, { orderId, body: `Note ${marker}` });
  const [noteId, deletedNoteId] = [await note(), await note()];
  await deleteNote(owner.ctx, { orderId, noteId: deletedNoteId });
  const viewId = await saveView(owner.ctx, "orders", {
    name: `View ${marker}`,
    query: "",
    siteId: toPublicId("site", siteId),
  });
  const invitation = await invitePerson(owner.ctx, {
    siteId,
    email: `invited-${marker}@example.com`,
    role: "viewer",
  });
  await mailInvitation(owner.ctx, {
    ...{ ...invitation, siteId, siteName: site.name, role: "viewer", days: 7 },
    invitedBy: "Robin Example",
  });
  const mail = { siteId, orderId: orderUuid, marker };
  const mailId = await newMail(owner.ctx, { ...mail, state: "failed" });
  const queuedMailId = await newMail(owner.ctx, { ...mail, state: "queued" });
  const keyCtx: Context = {
    ...owner.ctx,
    actor: { kind: "api_key", id: key.id, label: "Key", scopes: ["orders:read", "orders:write"] },
    sites: [{ siteId, role: "viewer" }],
  };
  return {
    ...{ marker, word, site, siteId, owner, viewer, member, key, writeKey, keyCtx, invitation },
    ...{
      connectionSecret,
      orderId,
      endedOrderId,
      noteId,
      deletedNoteId,
      viewId,
      mailId,
      queuedMailId,
    },
    unsubscribeToken: unsubscribeUrl(siteId, "anybody@example.com").split("/").at(-1) ?? "",
    sessionId: toPublicId("session", (await newSession(owner.ctx)).sessionId),
    noticeId: await newNotice(siteId, owner.userId, marker),
    deliveryId: await newQuarantined(siteId, marker),
    heldUpEventId: await newHeldUp(siteId, marker),
    ...(await newReply(owner.ctx, siteId, marker)),
    ...(await newConfirmation(owner.ctx, siteId, marker, word)),
    importId: toPublicId("import", await newImport(owner.ctx, siteId, marker)),
    checkedImportId: await newCheckedImport(owner.ctx, siteId, marker),
    item: await newStoreItem(owner.ctx, siteId, marker),
  };
}

/** One statement that looks at every table in which something belongs to a site. */
async function fingerprintStatement(): Promise<string> {
  const tables = await query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'site_id' order by table_name`,
  );
  return [...tables, { name: "sites" }]
    .map(
      ({ name }) =>
        `select '${name}' as name,
           coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as print
         from "${name}" t where ${name === "sites" ? "id" : "site_id"} = $1`,
    )
    .join(" union all ");
}
let statement: Promise<string> | undefined;

/** A fingerprint of every row that belongs to a site, table by table. */
export async function fingerprintOf(siteId: string): Promise<Record<string, string>> {
  statement ??= fingerprintStatement();
  const prints = await query<{ name: string; print: string }>(await statement, [siteId]);
  return Object.fromEntries(prints.map(({ name, print }) => [name, print]));
}
