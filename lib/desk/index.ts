export { runCommand } from "./run-command";
export { type CommandReport, runCommands } from "./run-commands";
