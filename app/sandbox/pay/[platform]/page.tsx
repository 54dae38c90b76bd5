import { HandCoins } from "lucide-react";
import type { Metadata } from "next";
import { SandboxPayForm } from "@/components/support/sandbox-pay-form";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page-header";
import { findPublicButton } from "@/lib/buttons";
import { toDecimal } from "@/lib/kernel";
import { findPlatform } from "@/lib/platforms";
import { definePage } from "@/lib/web";
import { payInSandbox } from "./actions";

export const metadata: Metadata = { title: "Sandbox payment" };

const oneOf = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

/** The stand-in of a platform's own page: one pays without money, and the platform's report comes. */
export default definePage(
  { path: "/sandbox/pay/[platform]", access: "sandbox" },
  async ({ params, searchParams }) => {
    const { slug, name } = findPlatform(params.platform);
    const button = await findPublicButton(oneOf(searchParams.button));
    const asked = oneOf(searchParams.amount);
    const amount = button
      ? /^\d{1,15}$/.test(asked)
        ? BigInt(asked)
        : (button.amounts[0] ?? 0n)
      : 0n;
    return (
      <main id="main">
        <Page width="narrow" className="max-w-[34rem]">
          <PageHeader
            title={`Pretend to pay on ${name}`}
            description={
              button ? `To ${button.site.name}. A stand-in for ${name}’s own page.` : undefined
            }
          />
          {button ? (
            <>
              <Callout tone="warn" title="No real money">
                What {name} would report is sent to this installation, signed with the site’s own
                secret.
              </Callout>
              <Card aria-label="Payment">
                <CardBody>
                  <SandboxPayForm
                    button={button.token}
                    platform={slug}
                    platformName={name}
                    currency={button.currency}
                    amount={amount > 0n ? toDecimal({ amount, currency: button.currency }) : ""}
                    action={payInSandbox}
                  />
                </CardBody>
              </Card>
            </>
          ) : (
            <Card aria-label="Payment">
              <EmptyState
                icon={<HandCoins />}
                title="Nobody to pay"
                description="Open a support button, go on to the platform, and choose the sandbox there."
              />
            </Card>
          )}
        </Page>
      </main>
    );
  },
);
