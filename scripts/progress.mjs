import { WriteStream } from "node:tty";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const fancy = process.stdout instanceof WriteStream && process.env.CI === undefined;
const paint = (code, text) =>
  fancy && !process.env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text;

// Whoever read our output may go away; that is no reason to stop.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** One plain line, not part of a step. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs one step of a set-up and shows it: a spinner on a terminal, plain lines on a pipe, and in
 * both a closing line with the time it took. `work` gets a function that adds a detail to it.
 */
export async function step(title, work) {
  const since = performance.now();
  let detail = "";
  let timer;
  if (fancy) {
    let frame = 0;
    const draw = () => {
      frame = (frame + 1) % frames.length;
      process.stdout.write(`\r\x1b[2K${paint(36, frames[frame])} ${title} ${paint(2, detail)}`);
    };
    draw();
    timer = setInterval(draw, 90);
  } else {
    say(`  ${title} …`);
  }
  const close = (mark, suffix) => {
    clearInterval(timer);
    if (fancy) process.stdout.write("\r\x1b[2K");
    say(`${mark} ${title}${suffix} ${paint(2, `(${seconds(since)})`)}`);
  };
  try {
    const result = await work((text) => {
      detail = text;
    });
    close(paint(32, "✔"), detail ? `: ${detail}` : "");
    return result;
  } catch (error) {
    close(paint(31, "✖"), "");
    throw error;
  }
}
