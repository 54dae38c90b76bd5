import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Lists the platform folders in a module, so that adding a platform touches nothing but its folder. */
export function generatePlatforms(root) {
  const home = join(root, "lib", "platforms");
  const folders = readdirSync(join(home, "adapters"), { withFileTypes: true })
    .filter(({ name }) => existsSync(join(home, "adapters", name, "index.ts")))
    .map(({ name }) => name)
    .sort();
  const imports = folders.map(
    (name, index) => `import platform${index} from "../adapters/${name}";`,
  );
  const names = folders.map((_, index) => `platform${index}`).join(", ");
  const source = `${imports.join("\n")}\n\nexport const platforms = [${names}];\n`;
  const target = join(home, "generated", "platforms.ts");
  mkdirSync(join(home, "generated"), { recursive: true });
  if (!existsSync(target) || readFileSync(target, "utf8") !== source) writeFileSync(target, source);
}
