import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

/** Writes a file, readable by its owner alone, that is there as a whole or not at all. */
export function writeWhole(file: string, content: string): void {
  const unfinished = `${file}.new`;
  const opened = openSync(unfinished, "w", 0o600);
  try {
    writeSync(opened, content);
    fsyncSync(opened);
  } catch (error) {
    closeSync(opened);
    rmSync(unfinished, { force: true });
    throw error;
  }
  closeSync(opened);
  renameSync(unfinished, file);
}
