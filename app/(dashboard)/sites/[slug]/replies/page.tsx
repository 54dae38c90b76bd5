import { FileText, Reply } from "lucide-react";
import { MailLookForm } from "@/components/replies/mail-look-form";
import { RuleList } from "@/components/replies/rule-list";
import { ShippedMail } from "@/components/replies/shipped-mail";
import { StarterList } from "@/components/replies/starter-list";
import { TemplateList } from "@/components/replies/template-list";
import { SiteHeader } from "@/components/sites/site-header";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page-header";
import { previewShipped, tellsOfShipping } from "@/lib/members";
import { platformName } from "@/lib/platforms";
import { defaultAccent, getMailLook, listRules, listTemplates } from "@/lib/replies";
import { describeRule, starters } from "@/lib/replies/schemas";
import { findSite, roleOn } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { tellShipped } from "./actions";

const page = { path: "/sites/[slug]/replies", access: { right: "replies:manage" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `Replies · ${(await findSite(ctx, params.slug)).name}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const [rules, templates, look, tells, shipped] = await Promise.all([
    listRules(ctx, site.id),
    listTemplates(ctx, site.id),
    getMailLook(ctx, site.id),
    tellsOfShipping(ctx, site.id),
    previewShipped(ctx, { slug: site.slug }),
  ]);
  const base = `/sites/${site.slug}/replies`;
  const left = starters.filter(({ ruleName }) => !rules.some(({ name }) => name === ruleName));
  const starterList = (
    <StarterList
      site={site}
      starters={left.map(({ name, ruleName, meaning, template }) => ({
        ...{ name, ruleName, meaning },
        subject: template.subject,
      }))}
    />
  );
  return (
    <Page width="narrow">
      <SiteHeader site={site} role={roleOn(ctx, site.id)} />
      <Card aria-labelledby="rules-title">
        <CardHeader
          titleId="rules-title"
          title="Rules"
          description="Each answers an order once, by mail, and only what happens after it was switched on."
          divided
          actions={
            rules.length > 0 ? (
              <LinkButton href={`${base}/rules/new`} variant="primary">
                New rule
              </LinkButton>
            ) : undefined
          }
        />
        {rules.length > 0 ? (
          <RuleList
            site={site}
            rules={rules.map((rule) => ({ ...rule, sentence: describeRule(rule, platformName) }))}
          />
        ) : (
          <>
            <EmptyState
              as="h3"
              icon={<Reply />}
              title="Nobody is answered by itself yet"
              description="Begin with one of these, or write a rule of your own. Past orders and tests are never answered."
              actions={<LinkButton href={`${base}/rules/new`}>New rule</LinkButton>}
              className="pb-2"
            />
            {starterList}
          </>
        )}
      </Card>
      <Card aria-labelledby="templates-title">
        <CardHeader
          titleId="templates-title"
          title="Templates"
          description="What the rules send. One template can hold the text in several languages."
          divided
          actions={<LinkButton href={`${base}/templates/new`}>New template</LinkButton>}
        />
        {templates.length > 0 ? (
          <TemplateList site={site} templates={templates} />
        ) : (
          <EmptyState
            as="h3"
            icon={<FileText />}
            title="No template yet"
            description="A template is a text with places for a name, an amount, and more."
          />
        )}
      </Card>
      <ShippedMail siteId={site.id} isOn={tells} preview={shipped} tellShipped={tellShipped} />
      <MailLookForm
        key={JSON.stringify(look)}
        site={site}
        look={look}
        defaultAccent={defaultAccent}
      />
      {rules.length > 0 && left.length > 0 ? (
        <Card aria-labelledby="more-title">
          <CardHeader
            titleId="more-title"
            title="More ready-made rules"
            description="One click adds the rule with its text, switched on."
          />
          {starterList}
        </Card>
      ) : null}
    </Page>
  );
});
