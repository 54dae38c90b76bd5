import { storableText, truncateText } from "@/lib/kernel";

const longestReason = 300;

/** An authentic delivery that cannot be understood: it is kept for a person to look at. */
export class Misunderstood extends Error {
  constructor(reason: string) {
    // A reason may quote what the sender wrote.
    super(truncateText(storableText(reason), longestReason));
    this.name = "Misunderstood";
  }
}
