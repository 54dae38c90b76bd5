import { ensureGenerated } from "./stack/build-app";

await ensureGenerated();
