// Writes what the stand-in for Stripe takes, from the types of the SDK that is installed. Run it after an update of the SDK.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeParameters } from "./write-parameters";

writeFileSync(
  join(import.meta.dirname, "../../sandbox/stripe/protocol/parameters.json"),
  writeParameters(),
);
