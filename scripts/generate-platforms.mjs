// Lists the platform folders in a module, so that adding a platform touches nothing but its folder.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "lib", "sources");
const folders = readdirSync(join(root, "platforms"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, "platforms", entry.name, "index.ts")))
  .map((entry) => entry.name)
  .sort();

const source = `${folders.map((name, index) => `import platform${index} from "../platforms/${name}";`).join("\n")}

export const platforms = [${folders.map((_, index) => `platform${index}`).join(", ")}];
`;
const target = join(root, "generated", "platforms.ts");
mkdirSync(join(root, "generated"), { recursive: true });
if (!existsSync(target) || readFileSync(target, "utf8") !== source) writeFileSync(target, source);
