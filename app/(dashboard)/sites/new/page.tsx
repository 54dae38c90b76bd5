import type { Metadata } from "next";
import { currencyOptions, timeZones } from "@/components/sites/choices";
import { NewSiteForm } from "@/components/sites/new-site-form";
import { Page, PageHeader } from "@/components/ui/page-header";
import { forbidden } from "@/lib/kernel";
import { mayCreateSites } from "@/lib/sites";
import { definePage } from "@/lib/web";
import { createNewSite } from "../actions";

export const metadata: Metadata = { title: "New site" };

export default definePage({ path: "/sites/new", access: "signed-in" }, async ({ ctx }) => {
  if (!(await mayCreateSites(ctx))) {
    throw forbidden("Only the owner of this installation makes sites.");
  }
  return (
    <Page width="narrow">
      <PageHeader
        title="New site"
        description="You become its owner."
        back={{ href: "/sites", label: "Sites" }}
      />
      <NewSiteForm zones={timeZones()} currencies={currencyOptions()} action={createNewSite} />
    </Page>
  );
});
