import type { Metadata } from "next";
import { AuthFrame } from "@/components/shell/auth-frame";
import { buttonStyles } from "@/components/ui/button-styles";
import { findSubscription } from "@/lib/mail";
import { definePage } from "@/lib/web";

export const metadata: Metadata = {
  title: "Unsubscribe",
  referrer: "no-referrer",
  robots: { index: false },
};

// A plain form, because mail is read in browsers of every kind.
export default definePage(
  { path: "/unsubscribe/[token]", access: "public" },
  async ({ params }) => {
    const { siteName, address, optedOut } = await findSubscription(params.token);
    return (
      <AuthFrame
        title={optedOut ? "You are unsubscribed" : `No more news from ${siteName}?`}
        description={
          optedOut ? (
            <>
              {siteName} sends no more news to <b className="wrap-anywhere">{address}</b>. Mails
              about your own payments still arrive.
            </>
          ) : (
            <>
              <b className="wrap-anywhere">{address}</b> would then get nothing from {siteName} but
              mails about its own payments.
            </>
          )
        }
      >
        <form method="post" action={`/api/unsubscribe/${encodeURIComponent(params.token)}`}>
          <input type="hidden" name="from" value="page" />
          {optedOut ? <input type="hidden" name="take_back" value="yes" /> : null}
          <button
            type="submit"
            className={buttonStyles({
              variant: optedOut ? "secondary" : "primary",
              size: "lg",
              className: "w-full",
            })}
          >
            {optedOut ? "Subscribe again" : "Unsubscribe"}
          </button>
        </form>
      </AuthFrame>
    );
  },
);
