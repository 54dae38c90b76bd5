import type { SealedColumn } from "@/lib/kernel";

/** What this module keeps sealed with a key from ONETILL_SECRET. */
export const sealedInSites: readonly SealedColumn[] = [
  {
    table: "api_answers",
    column: "sealed_body",
    owner: "'api-answer:' || request_hash",
    // The status stays: what was done once is not done again because its answer is lost.
    forget: "sealed_body = null",
    lost: "answers of the last day that programs could have had again",
  },
];
