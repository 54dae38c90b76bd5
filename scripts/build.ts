import { ensureBuilt } from "./stack/build-app";

await ensureBuilt();
