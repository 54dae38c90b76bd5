import { MailQuestion } from "lucide-react";
import { DeleteButton } from "@/components/replies/delete-button";
import { RuleForm } from "@/components/replies/rule-form";
import { RuleSwitch } from "@/components/replies/rule-switch";
import { RunList } from "@/components/replies/run-list";
import { currencyOptions } from "@/components/sites/choices";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page-header";
import { platformName, platforms } from "@/lib/platforms";
import { getRule, listRuns, listTemplates } from "@/lib/replies";
import { describeRule } from "@/lib/replies/schemas";
import { findSite } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";

const page = {
  path: "/sites/[slug]/replies/rules/[rule]",
  access: { right: "replies:manage" },
} as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  return { title: `${(await getRule(ctx, site.id, params.rule)).name} · ${site.name}` };
});

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const [rule, templates, runs] = await Promise.all([
    getRule(ctx, site.id, params.rule),
    listTemplates(ctx, site.id),
    listRuns(ctx, site.id, params.rule),
  ]);
  return (
    <Page width="narrow">
      <PageHeader
        title={rule.name}
        description={`${describeRule(rule, platformName)}.`}
        back={{ href: `/sites/${site.slug}/replies`, label: `Replies of ${site.name}` }}
        actions={
          <>
            <RuleSwitch
              siteId={site.id}
              rule={rule}
              label={rule.enabledAt ? "Switched on" : "Switched off"}
            />
            <DeleteButton site={site} kind="rule" id={rule.id} name={rule.name} />
          </>
        }
      />
      {rule.archivedAt ? (
        <Callout tone="warn" title="This rule was deleted">
          It answers nothing any more; what it answered stays listed below.
        </Callout>
      ) : null}
      <RuleForm
        site={site}
        rule={rule}
        templates={templates.map(({ id, name }) => ({ id, name }))}
        platforms={platforms.map(({ slug, name }) => ({ slug, name }))}
        currencies={currencyOptions()}
      />
      <Card aria-labelledby="runs-title">
        <CardHeader
          titleId="runs-title"
          title="Recent answers"
          description="One order is answered at most once."
          divided
        />
        {runs.length > 0 ? (
          <RunList runs={runs} zone={site.timeZone} />
        ) : (
          <EmptyState
            as="h3"
            icon={<MailQuestion />}
            title="It has answered nothing yet"
            description={
              rule.enabledAt
                ? "The next order that fits is answered and listed here."
                : "Switch it on; it answers what happens from then on."
            }
          />
        )}
      </Card>
    </Page>
  );
});
