import type { Metadata } from "next";
import { currencyOptions, timeZones } from "@/components/sites/choices";
import { NewSiteForm } from "@/components/sites/new-site-form";
import { Page, PageHeader } from "@/components/ui/page-header";
import { definePage } from "@/lib/http";
import { createNewSite } from "../actions";

export const metadata: Metadata = { title: "New site" };

export default definePage({ path: "/sites/new", access: "signed-in" }, () => (
  <Page width="narrow">
    <PageHeader
      title="New site"
      description="You become its owner."
      back={{ href: "/sites", label: "Sites" }}
    />
    <NewSiteForm zones={timeZones()} currencies={currencyOptions()} action={createNewSite} />
  </Page>
));
