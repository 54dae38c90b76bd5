import { ask } from "./ask";
import { printTable } from "./measure";
import type { Install } from "./own-install";

const texts = {
  "three lines": "Hi {{supporter_name|there}},\n\nthank you for {{item}}!\n\n{{site_name}}",
  "a whole letter": [
    "# Thank you, {{supporter_name|friend}}",
    "your **{{amount}}** on {{platform}} arrived on {{order_date}}.",
    "- {{item}}\n- reference {{reference}}\n- {{transaction_id}}",
    "> {{message}}",
    "[button: See what is new](https://maps.example/new)",
    ...Array.from(
      { length: 8 },
      (_, index) =>
        `Paragraph ${index} with *some* **marked** words, and [a link](https://maps.example/${index}).`,
    ),
    "{{site_name}}",
  ].join("\n\n"),
};

/** Mails rendered and queued in a second by one process: from planned answers to mails to be sent. */
export async function benchMails(install: Install, count: number): Promise<void> {
  const { process: runner } = await install.start({ script: "scripts/bench/mails-runner.ts" });
  type Answer = { ms: number; done: number; sent: number };
  await ask<Answer>(runner, { body: texts["a whole letter"], count: 100 });
  const rows: string[][] = [];
  for (const [name, body] of Object.entries(texts)) {
    const { ms, done, sent } = await ask<Answer>(runner, { body, count });
    if (done !== count || sent !== count) throw new Error(`${sent} of ${count} mails were written`);
    rows.push([name, String(count), ((count / ms) * 1000).toFixed(0), (ms / count).toFixed(2)]);
  }
  runner.kill();
  printTable(["Automatic replies, HTML and text", "mails", "mails/s", "ms each"], rows);
}
