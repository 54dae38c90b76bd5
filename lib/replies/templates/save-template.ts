import { inTransaction, type Transaction } from "@/lib/db";
import { type Context, conflict, newId, requireRight, toPublicId } from "@/lib/kernel";
import { findTemplate } from "../internal";
import { type TemplateInput, templateInput, type VariantInput } from "../schemas";

async function writeVariants(
  tx: Transaction,
  siteId: string,
  templateId: string,
  variants: VariantInput[],
): Promise<void> {
  await tx.query("delete from reply_template_variants where site_id = $1 and template_id = $2", [
    siteId,
    templateId,
  ]);
  await tx.query(
    `insert into reply_template_variants (site_id, template_id, locale, position, subject, body)
     select $1, $2, v.locale, v.position - 1, v.subject, v.body
     from unnest($3::text[], $4::text[], $5::text[]) with ordinality
       as v(locale, subject, body, position)`,
    [
      siteId,
      templateId,
      variants.map(({ locale }) => locale),
      variants.map(({ subject }) => subject),
      variants.map(({ body }) => body),
    ],
  );
}

/** Adds a template. Returns its shown id. */
export async function addTemplate(ctx: Context, input: TemplateInput): Promise<string> {
  requireRight(ctx, input.siteId, "replies:manage");
  const { siteId, name, variants } = templateInput.parse(input);
  const id = newId();
  await inTransaction(async (tx) => {
    await tx.query(
      `insert into reply_templates (id, site_id, name, created_at, updated_at)
       values ($1, $2, $3, $4, $4)`,
      [id, siteId, name, ctx.clock.now()],
    );
    await writeVariants(tx, siteId, id, variants);
  });
  return toPublicId("template", id);
}

/** Changes a template, with all its variants. Throws `not_found`. */
export async function changeTemplate(
  ctx: Context,
  templateId: string,
  input: TemplateInput,
): Promise<void> {
  requireRight(ctx, input.siteId, "replies:manage");
  const { siteId, name, variants } = templateInput.parse(input);
  await inTransaction(async (tx) => {
    const { id } = await findTemplate(siteId, templateId, tx);
    await tx.query(
      "update reply_templates set name = $3, updated_at = $4 where site_id = $1 and id = $2",
      [siteId, id, name, ctx.clock.now()],
    );
    await writeVariants(tx, siteId, id, variants);
  });
}

/** Takes a template away. Throws `conflict` while a rule uses it. `restoreTemplate` brings it back. */
export async function archiveTemplate(
  ctx: Context,
  input: { siteId: string; templateId: string },
): Promise<void> {
  requireRight(ctx, input.siteId, "replies:manage");
  await inTransaction(async (tx) => {
    const { id } = await findTemplate(input.siteId, input.templateId, tx);
    const { rows } = await tx.query<{ name: string }>(
      `select name from reply_rules
       where site_id = $1 and template_id = $2 and archived_at is null limit 1`,
      [input.siteId, id],
    );
    if (rows[0]) throw conflict(`The rule “${rows[0].name}” sends it. Delete or change it first.`);
    await tx.query(
      `update reply_templates set archived_at = coalesce(archived_at, $3)
       where site_id = $1 and id = $2`,
      [input.siteId, id, ctx.clock.now()],
    );
  });
}

export async function restoreTemplate(
  ctx: Context,
  input: { siteId: string; templateId: string },
): Promise<void> {
  requireRight(ctx, input.siteId, "replies:manage");
  await inTransaction(async (tx) => {
    const { id } = await findTemplate(input.siteId, input.templateId, tx);
    await tx.query("update reply_templates set archived_at = null where site_id = $1 and id = $2", [
      input.siteId,
      id,
    ]);
  });
}
