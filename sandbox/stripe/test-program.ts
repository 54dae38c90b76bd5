// A stand-in as a process of its own, for tests that kill it: the file it remembers in, and its port.
import { startStripeStandIn } from "./index";
import { testKeys } from "./test-keys";

const [dataFile = "", port = "0"] = process.argv.slice(2);
const standIn = await startStripeStandIn({ keys: testKeys, dataFile, port: Number(port) });
process.on("disconnect", () => process.exit(0));
process.send?.({ url: standIn.url });
