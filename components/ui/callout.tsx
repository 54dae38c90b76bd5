import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";

const looks = {
  neutral: { box: "border-line bg-sunken", icon: "text-muted", Icon: Info },
  info: { box: "border-info/30 bg-info-soft", icon: "text-info-ink", Icon: Info },
  good: { box: "border-good/30 bg-good-soft", icon: "text-good-ink", Icon: CircleCheck },
  warn: { box: "border-warn/35 bg-warn-soft", icon: "text-warn-ink", Icon: TriangleAlert },
  bad: { box: "border-bad/30 bg-bad-soft", icon: "text-bad-ink", Icon: CircleAlert },
};

type CalloutProps = Omit<ComponentProps<"div">, "title"> & {
  tone?: keyof typeof looks;
  title?: ReactNode;
  actions?: ReactNode;
};

/** A notice in the page. Give `role="alert"` when it appears after something the person did. */
export function Callout({
  tone = "info",
  title,
  actions,
  className,
  children,
  ...rest
}: CalloutProps) {
  const { box, icon, Icon } = looks[tone];
  return (
    <div
      className={cn("flex gap-2.5 rounded-lg border px-3 py-2.5 text-sm", box, className)}
      {...rest}
    >
      <Icon aria-hidden className={cn("mt-px size-4 shrink-0", icon)} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium text-ink">{title}</p> : null}
        {children ? <div className="text-ink/85 dark:text-ink/80">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
