import { expect, test } from "vitest";
import { refuseWeakPassword } from "./refuse-weak-password";

const robin = {
  email: "robin.lindqvist@papermail.example",
  names: ["Robin Lindqvist", "Paper Lanterns", "Käsé & Söhne"],
};
const choose = (password: string) => () => refuseWeakPassword(password, robin);

const common = /one of the first that others try/;
const own = /your own address or a name/;

test.each([
  ...["qwerty123456", "QWERTY123456", "1q2w3e4r5t6y", "administrator", "Motherfucker"],
  // Digits and signs around a word.
  ...["password1234", "!!Dragon-2024!!", "…sunshine…111", "123456letmein"],
  // The same over and over.
  ...[
    "aaaaaaaaaaaa",
    "abcabcabcabca",
    "passwordpassword",
    "Dragon1Dragon1Dragon1",
    "🧀🧀🧀🧀🧀🧀🧀🧀🧀🧀🧀🧀",
  ],
  // In a row, forwards and backwards.
  ...[
    "123456789012",
    "098765432109",
    "abcdefghijklm",
    "qwertyuiopasdf",
    "lkjhgfdsapoi",
    "1qaz2wsx3edc",
  ],
])("the common password %j is refused by name", (password) => {
  expect(choose(password)).toThrow(expect.objectContaining({ param: "password" }));
  expect(choose(password)).toThrow(common);
});

test.each([
  ...["robin.lindqvist@papermail.example", "ROBIN.LINDQVIST", "robin-lindqvist-1984"],
  ...["Lindqvist, Robin!", "papermail2026!", "paper  lanterns", "#Lanterns2026#"],
  ...["onetill-onetill", "OneTill-2026!!", "robinonetill", "lanterns & robin"],
  // Composed and decomposed accents are the same letters.
  ...["käsé-und-söhne".replace("-und", ""), "Ka\u0308se\u0301 + So\u0308hne 1"],
])("%j, made of what is known about the person, is refused by name", (password) => {
  expect(choose(password)).toThrow(expect.objectContaining({ param: "password" }));
  expect(choose(password)).toThrow(own);
});

test.each([
  ...[
    "a few words in a row",
    "eight characters",
    "correct horse",
    "battery staple",
    "a long password",
  ],
  ...["onetill-demo", "field-password-1", "robin likes cheese", "G7#kd92-!xPq", "8391k2748365"],
  ...["カードと紙のランタンと月", "the very long night of paper lanterns"],
])("%j is taken", (password) => {
  expect(choose(password)).not.toThrow();
});

test("without anything known, names that are empty or short change nothing", () => {
  const about = { email: "a@b.example", names: ["", "A", "Bo"] };
  expect(() => refuseWeakPassword("bo and a cat above", about)).not.toThrow();
});
