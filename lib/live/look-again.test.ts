import { expect, test } from "vitest";
import { lookAgain } from "./look-again";

test("looks run one at a time, and who asks during one gets the next", async () => {
  const finish: (() => void)[] = [];
  let running = 0;
  const look = lookAgain(async () => {
    expect(++running).toBe(1);
    await new Promise<void>((resolve) => finish.push(resolve));
    running -= 1;
  });
  const first = look();
  const [second, third] = [look(), look()];
  expect(finish).toHaveLength(1);
  finish[0]?.();
  await first;
  await Promise.resolve();
  expect(finish).toHaveLength(2);
  finish[1]?.();
  await Promise.all([second, third]);
  expect(finish).toHaveLength(2);
  void look();
  expect(finish).toHaveLength(3);
});
