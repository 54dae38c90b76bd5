import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";

/** A panel on the canvas. With `aria-labelledby` it is a landmark-free section with a name. */
export function Card({ className, ...rest }: ComponentProps<"section">) {
  return (
    <section
      className={cn("min-w-0 rounded-lg border border-line bg-surface shadow-xs", className)}
      {...rest}
    />
  );
}

interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Put it in the Card's `aria-labelledby`. */
  titleId?: string;
  /** Draws a line below, for cards whose body is a list or table. */
  divided?: boolean;
  as?: "h2" | "h3";
  className?: string;
}

export function CardHeader({
  title,
  description,
  actions,
  titleId,
  divided = false,
  as: Heading = "h2",
  className,
}: CardHeaderProps) {
  return (
    <div
      className={cn(
        "flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5",
        divided && "border-line border-b",
        className,
      )}
    >
      <div className="min-w-0">
        <Heading id={titleId} className="font-semibold text-base">
          {title}
        </Heading>
        {description ? <p className="text-muted text-sm">{description}</p> : null}
      </div>
      {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
    </div>
  );
}

export function CardBody({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("px-4 pb-4 first:pt-4", className)} {...rest} />;
}

export function CardFooter({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      className={cn(
        "flex flex-wrap items-center justify-between gap-2 rounded-b-lg border-line border-t bg-sunken/60 px-4 py-2.5 text-muted text-sm",
        className,
      )}
      {...rest}
    />
  );
}
