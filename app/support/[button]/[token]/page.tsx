import { headers } from "next/headers";
import { CreatorReply } from "@/components/support/creator-reply";
import { Standing } from "@/components/support/standing";
import { SupportFrame } from "@/components/support/support-frame";
import { LateSteps, VisitorSteps } from "@/components/support/visitor-steps";
import { WatchStatus } from "@/components/support/watch-status";
import { findPublicButton, type PublicButton } from "@/lib/buttons";
import { isLocalSandbox } from "@/lib/http";
import { formatMoney, notFound, toPublicId } from "@/lib/kernel";
import { confirmationMark, findConfirmationByToken, type PublicConfirmation } from "@/lib/matching";
import { findPlatform } from "@/lib/platforms";
import { defineMetadata, definePage } from "@/lib/web";
import { saySupportPaid } from "../actions";

const page = { path: "/support/[button]/[token]", access: "public" } as const;

async function findBoth(params: { button: string; token: string }) {
  const button = await findPublicButton(params.button);
  if (!button) throw notFound("confirmation");
  const { siteId } = button;
  const confirmation = await findConfirmationByToken({ siteId, token: params.token });
  if (!confirmation || confirmation.buttonId !== toPublicId("button", button.id)) {
    throw notFound("confirmation");
  }
  return { button, confirmation };
}

/** The way to the platform's page, and in the sandbox to its stand-in. */
async function wayToPay(button: PublicButton, { platform, amount }: PublicConfirmation) {
  const url = button.places.find((place) => place.platform === platform)?.url;
  if (!url) return undefined;
  const query = new URLSearchParams({ button: button.token });
  if (amount !== null) query.set("amount", String(amount));
  const isLocal = isLocalSandbox(await headers());
  return { url, sandboxHref: isLocal ? `/sandbox/pay/${platform}?${query}` : undefined };
}

export const generateMetadata = defineMetadata(page, async ({ params }) => {
  const { button } = await findBoth(params);
  return { title: { absolute: `Your payment · ${button.site.name}` } };
});

export default definePage(page, async ({ params, searchParams }) => {
  const { button, confirmation } = await findBoth(params);
  const { status, reply, amount, currency } = confirmation;
  const { name, payGuide } = findPlatform(confirmation.platform);
  const here = `/support/${button.token}/${params.token}`;
  const isFound = status === "found";
  const isOpen = confirmation.canSayPaid;
  const Steps = status === "over" ? LateSteps : VisitorSteps;
  const given = amount !== null && currency ? formatMoney({ amount, currency }) : undefined;
  return (
    <SupportFrame site={button.site} title={isFound ? "Thank you" : `Your payment on ${name}`}>
      <Standing
        confirmation={confirmation}
        siteName={button.site.name}
        platformName={name}
        said={searchParams.said === "paid"}
      />
      {reply ? <CreatorReply siteName={button.site.name} reply={reply} /> : null}
      {isOpen ? (
        <Steps
          confirmation={confirmation}
          platform={{ name, ...payGuide }}
          amount={given}
          pay={await wayToPay(button, confirmation)}
          form={{ button: button.token, token: params.token, action: saySupportPaid }}
        />
      ) : null}
      <WatchStatus href={`${here}/status`} mark={confirmationMark(confirmation)} />
      <p className="mt-5 text-center text-muted text-sm">
        {isOpen ? null : (
          <>
            Code <span className="font-mono">{confirmation.code}</span> on {name}
            {given ? `, ${given}` : ""}.{" "}
          </>
        )}
        This page is yours alone: keep its address to come back.
      </p>
      <noscript>
        <p className="mt-3 text-center">
          <a className="text-accent-ink underline" href={here}>
            Look again
          </a>
        </p>
      </noscript>
    </SupportFrame>
  );
});
