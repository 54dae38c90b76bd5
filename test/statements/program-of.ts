import { join } from "node:path";
import ts from "typescript";

/** What TypeScript makes of some files and all that they import, with the project's own settings. */
export function programOf(root: string, paths: Iterable<string>): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.json"),
    { noEmit: true, incremental: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  const files = [...new Set(paths)].map((path) => join(root, path));
  return ts.createProgram(files, { ...config?.options, types: ["node"] });
}
