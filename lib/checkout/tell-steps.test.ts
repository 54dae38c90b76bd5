import { expect, test } from "vitest";
import { tellSteps } from "./tell-steps";

const ended = (kind: "store" | "shop", reason: string) =>
  tellSteps(
    [
      {
        ...{ id: "1", type: "order.declined", at: new Date(0), actorKind: "user" },
        ...{ actorLabel: "Kim", data: { from: "received", reason } },
      } as never,
    ],
    { kind },
    "Lantern Maps",
  ).map(({ text }) => text);

test("who asked a store is told why it declined; what a team notes of a platform's order stays with it", () => {
  expect(ended("store", "No paper left")).toEqual([
    "Lantern Maps declined your order: No paper left",
  ]);
  expect(ended("shop", "A nuisance")).toEqual(["Lantern Maps declined your order"]);
});
