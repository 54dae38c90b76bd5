import { expect, test } from "vitest";
import { pauseAfter } from "./due-mail";
import { explainFailure, wordsOf } from "./explain-failure";

const url = "smtp://robin:p%40ss%20word@mail.example.com";
const answer = (responseCode: number, code = "EMESSAGE") =>
  Object.assign(new Error("refused"), { code, responseCode, response: `${responseCode} words` });

test("5yz is final and 4yz is not, whether or not the whole message was there", () => {
  for (const released of [false, true]) {
    expect(explainFailure(answer(550), released, url).outcome).toBe("failed");
    expect(explainFailure(answer(451), released, url).outcome).toBe("postponed");
  }
});

test("what is wrong with the way we sign in is ours to mend", () => {
  expect(explainFailure(answer(535, "EAUTH"), false, url).outcome).toBe("postponed");
  expect(explainFailure(answer(530, "EENVELOPE"), false, url).outcome).toBe("postponed");
});

test("without an answer it depends on whether the end of the message had gone out", () => {
  for (const code of ["ECONNECTION", "ESOCKET", "ETIMEDOUT"]) {
    const lost = Object.assign(new Error("Connection closed"), { code });
    expect(explainFailure(lost, false, url).outcome).toBe("postponed");
    expect(explainFailure(lost, true, url).outcome).toBe("unknown");
  }
});

test("a line that broke off with the connection is no answer", () => {
  expect(explainFailure(answer(550, "ECONNECTION"), true, url).outcome).toBe("unknown");
});

test("the password is in no words, in whatever form it comes back", () => {
  const coded = Buffer.from("\0robin\0p@ss word").toString("base64");
  const words = wordsOf(`535 no p@ss word, p%40ss%20word, ${coded}\r\nfor robin`, url);
  expect(words).toBe("535 no …, …, … for robin");
});

test("the pauses grow from half a minute to six hours and never exceed them", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((attempt) => pauseAfter(attempt, 0));
  expect(pauses[0]).toBe(30);
  expect(pauses.at(-1)).toBe(6 * 3600);
  expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
  expect(pauseAfter(1, 0.99)).toBeLessThanOrEqual(36);
  expect(pauseAfter(10, 0.99)).toBe(6 * 3600);
});
