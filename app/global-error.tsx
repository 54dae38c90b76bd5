"use client";

import { digestOf } from "@/components/shell/page-failure";
import { ErrorState } from "@/components/ui/error-state";
import "./globals.css";

/** The last resort, when the root layout itself fails: it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>Something went wrong · Onetill</title>
        <main>
          <ErrorState
            as="h1"
            title="Onetill could not show this page"
            description="Your orders are safe; what platforms send is still being received or will be sent again. Try again in a moment."
            reference={digestOf(error)}
            onRetry={retry}
            className="min-h-dvh justify-center"
          />
        </main>
      </body>
    </html>
  );
}
