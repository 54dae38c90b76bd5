import type { ReactNode } from "react";
import { Brand } from "./brand";

interface AuthFrameProps {
  title: ReactNode;
  description?: ReactNode;
  /** Below the card: "No account yet? …" */
  footer?: ReactNode;
  children: ReactNode;
}

/** The frame of pages for people who are not signed in: sign in, first owner, invitations. */
export function AuthFrame({ title, description, footer, children }: AuthFrameProps) {
  return (
    <main
      id="main"
      className="mx-auto flex min-h-[calc(100dvh-var(--banner))] w-full max-w-[25rem] flex-col px-4 pt-[clamp(2rem,12dvh,8rem)] pb-10"
    >
      <Brand className="self-center" />
      <div className="mt-7 rounded-xl border border-line bg-surface p-6 shadow-sm sm:p-7">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {description ? <p className="mt-1 text-pretty text-muted">{description}</p> : null}
        <div className="mt-5">{children}</div>
      </div>
      {footer ? <div className="mt-5 text-center text-muted text-sm">{footer}</div> : null}
    </main>
  );
}
