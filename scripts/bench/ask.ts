import type { ChildProcess } from "node:child_process";

/** Sends a message to a program of the bench and waits for its one answer. */
export function ask<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error("a program of the bench ended"));
    child.once("exit", onExit);
    child.once("message", (answer: { error?: string }) => {
      child.off("exit", onExit);
      if (answer.error) reject(new Error(answer.error));
      else resolve(answer as Answer);
    });
    child.send(message);
  });
}

/** The other side: answers each message with what `work` gives. */
export function answerWith<Message>(work: (message: Message) => Promise<object>): void {
  process.on("message", (message) => {
    work(message as Message).then(
      (answer) => process.send?.(answer),
      (error) => process.send?.({ error: String(error) }),
    );
  });
  process.on("disconnect", () => process.exit());
  process.send?.({ ready: true });
}
