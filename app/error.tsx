"use client";

import { PageFailure } from "@/components/shell/page-failure";

export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <main id="main">
      <PageFailure {...props} />
    </main>
  );
}
