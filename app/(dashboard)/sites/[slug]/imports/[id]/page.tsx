import { ImportActions } from "@/components/imports/import-actions";
import { ImportFates } from "@/components/imports/import-fates";
import { ImportFigures } from "@/components/imports/import-figures";
import { ImportProgress } from "@/components/imports/import-progress";
import { ImportStateBadge } from "@/components/imports/import-state-badge";
import { ImportVerdict } from "@/components/imports/import-verdict";
import { MappingForm } from "@/components/imports/mapping-form";
import { Page, PageHeader } from "@/components/ui/page-header";
import { PlatformMark } from "@/components/ui/platform-mark";
import { Time } from "@/components/ui/time";
import { getImport, isActive, suggestMapping } from "@/lib/imports";
import { notFound } from "@/lib/kernel";
import { currencyCodes } from "@/lib/kernel/schemas";
import { platformName } from "@/lib/platforms";
import { findSite } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { cancel, map, preview, start } from "../actions";

const page = { path: "/sites/[slug]/imports/[id]", access: { right: "imports:run" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `${(await getImport(ctx, params.id)).detail.fileName} · Import`,
}));

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const { run, detail } = await getImport(ctx, params.id);
  if (detail.siteId !== site.id) throw notFound("import");
  const { id, state, platform } = detail;
  const name = platformName(platform);
  const judged = state !== "uploaded" && state !== "checking" && state !== "failed";
  const actions = (
    <ImportActions
      id={id}
      name={name}
      state={state}
      missing={detail.counts.new ?? 0}
      hasFile={detail.hasFile}
      download={judged ? `/sites/${site.slug}/imports/${id}/fates` : null}
      start={start}
      cancel={cancel}
    />
  );
  return (
    <Page width="narrow">
      <PageHeader
        title={detail.fileName}
        back={{ href: `/sites/${site.slug}/imports`, label: `Import to ${site.name}` }}
        badges={<ImportStateBadge state={state} />}
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <PlatformMark platform={platform} name={name} />
            <span>
              brought by {detail.createdByLabel} on{" "}
              <Time value={detail.createdAt} zone={site.timeZone} />
            </span>
          </span>
        }
        actions={state === "uploaded" ? undefined : actions}
      />
      {state === "uploaded" ? (
        <MappingForm
          id={id}
          name={name}
          headers={detail.headers}
          samples={detail.samples}
          telling={run.head.telling}
          {...(await suggestMapping(run, site))}
          siteZone={site.timeZone}
          currencies={currencyCodes}
          preview={preview}
          map={map}
          cancel={cancel}
        />
      ) : null}
      {isActive(state) ? (
        <ImportProgress state={state} done={detail.doneCount} rows={detail.rowCount} />
      ) : null}
      <ImportVerdict detail={detail} name={name} zone={site.timeZone} siteSlug={site.slug} />
      {judged ? (
        <>
          <ImportFigures detail={detail} />
          <ImportFates detail={detail} zone={site.timeZone} />
        </>
      ) : null}
    </Page>
  );
});
