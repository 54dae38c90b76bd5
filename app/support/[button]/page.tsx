import { DeclareForm } from "@/components/support/declare-form";
import { SupportFrame } from "@/components/support/support-frame";
import { Callout } from "@/components/ui/callout";
import { findPublicButton } from "@/lib/buttons";
import { formatMoney, notFound } from "@/lib/kernel";
import { platformName } from "@/lib/platforms";
import { defineMetadata, definePage } from "@/lib/web";
import { declareSupport } from "./actions";

const page = { path: "/support/[button]", access: "public" } as const;

export const generateMetadata = defineMetadata(page, async ({ params }) => {
  const button = await findPublicButton(params.button);
  return button ? { title: { absolute: `${button.label} · ${button.site.name}` } } : {};
});

export default definePage(page, async ({ params }) => {
  const button = await findPublicButton(params.button);
  if (!button) throw notFound("button");
  const { site, label, currency } = button;
  if (button.isArchived) {
    return (
      <SupportFrame site={site} title={label}>
        <Callout tone="neutral" title="This button is not in use any more">
          {site.name} has taken it away. If you have paid already, your own link still works.
        </Callout>
      </SupportFrame>
    );
  }
  return (
    <SupportFrame site={site} title={label} intro={button.intro}>
      <DeclareForm
        button={button.token}
        siteName={site.name}
        places={button.places.map(({ platform }) => ({ platform, name: platformName(platform) }))}
        amounts={button.amounts.map((amount) => ({
          value: String(amount),
          label: formatMoney({ amount, currency }).replace(/\.00$/, ""),
        }))}
        action={declareSupport}
      />
    </SupportFrame>
  );
});
