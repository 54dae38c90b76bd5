import { runProgram } from "./bootstrap.mjs";

await runProgram("scripts/serve.ts");
