import { ArrowUpRight, FlaskConical } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import { cn } from "@/components/ui/class-names";

interface PayLinksProps {
  platformName: string;
  url: string;
  /** The stand-in of the platform's page, where nothing real is configured. */
  sandboxHref: string | undefined;
}

/** On to the platform. In the sandbox there is a way to pay without money beside it. */
export function PayLinks({ platformName, url, sandboxHref }: PayLinksProps) {
  return (
    <div className="flex flex-col gap-2">
      {sandboxHref ? (
        <>
          <a
            href={sandboxHref}
            target="_blank"
            rel="noopener"
            className={cn(buttonStyles({ variant: "primary", size: "lg" }), "w-full")}
          >
            <FlaskConical aria-hidden />
            Pay in the sandbox
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
          <p className="text-center text-muted text-sm">
            No real money: a stand-in for {platformName} on this machine.
          </p>
        </>
      ) : null}
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        className={cn(
          buttonStyles({ variant: sandboxHref ? "secondary" : "primary", size: "lg" }),
          "w-full",
        )}
      >
        Go on to {platformName}
        <ArrowUpRight aria-hidden />
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
    </div>
  );
}
