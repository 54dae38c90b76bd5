import type { Random } from "./random";

export interface Payer {
  name: string;
  email: string;
  /** Buy Me a Coffee's own number of the person. */
  supporterId: number;
}

// Given names and handles as people really type them, in many scripts.
const names = [
  ..."Robin,Mika,José,Zoë 🌙,Søren,Anaïs,tiny_teapot,Bruno,Łucja,Ingrid,Noor,Kwame".split(","),
  ..."نور,أمل,דנה,Олена,Хан,小雨,さくら,민준,Nguyễn An,Tomás,Aoife,Émile".split(","),
  ..."mapnerd42,Petra,Ravi,Leila,Jonas,Freya,Otis,Marisol,Yusuf,Hana,Björn,Clémence".split(","),
  ..."the_long_walk,Dara,Idris,Maren,Sana,Pavel,Lotte,Quinn,Amaru,Ilse,Tariq,Wren".split(","),
  ..."🦊 fox,Nils,Bea,Carmen,Joost,Mina,Rui,Saoirse,Timo,Vera,Xiomara,Yara".split(","),
];

/** Everybody who pays in the demo. All addresses are at example.com, which belongs to nobody. */
export const payers: readonly Payer[] = names.map((name, index) => {
  const ascii = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
  return {
    name,
    email: `${ascii || "guest"}.${index + 11}@example.com`,
    supporterId: 20_000_000 + index * 37,
  };
});

/** Somebody from the crowd; a few of them come again and again. */
export function someone(random: Random): Payer {
  const regular = random.chance(0.4);
  return payers[random.int(0, regular ? 11 : payers.length - 1)] as Payer;
}

const thanks = [
  "Thank you for the maps!",
  "Your trail map saved our weekend. We would still be up there.",
  "Keep going ❤️",
  "Found you through the podcast, stayed for the contour lines.",
  "For more coffee ☕️☕️",
  "Merci beaucoup, c'est magnifique !",
  "شكراً جزيلاً على كل هذا العمل الرائع",
  "תודה רבה!",
  "応援しています！",
  "Дякую за вашу роботу",
  "I printed the harbour map for my dad and he has been telling everybody about it since. He worked there for thirty years and found his old workshop on it.",
  "one coffee = one contour line",
  "🗺️🗺️🗺️",
  "Could you do the old tram lines next?",
  "Happy birthday to the shop!",
  "Small thanks from a big fan",
  "¡Gracias!",
];

/** What the payer wrote; often nothing. */
export const someMessage = (random: Random, likelihood = 0.55): string | null =>
  random.chance(likelihood) ? random.pick(thanks) : null;

const places = [
  ["12 Sample Lane", "Bristol", "Bristol", "BS1 0AA", "United Kingdom", "GB", "+44 117 496 0000"],
  ["Musterstraße 3", "Hamburg", "Hamburg", "20095", "Germany", "DE", "+49 40 66969 000"],
  ["8 rue de l'Exemple", "Lyon", "Auvergne-Rhône-Alpes", "69001", "France", "FR", null],
  [
    "400 Example Avenue, Apt 7",
    "Portland",
    "OR",
    "97201",
    "United States",
    "US",
    "+1 503 555 0100",
  ],
  ["見本町1-2-3", "札幌市", "北海道", "060-0001", "Japan", "JP", null],
  ["شارع المثال ١٢", "الإسكندرية", "Alexandria", "21500", "Egypt", "EG", null],
] as const;

/** Where a parcel goes. */
export function someAddress(random: Random) {
  const [street, city, state, postalCode, country, countryCode, telephone] = random.pick(places);
  return { street, city, state, postalCode, country, countryCode, telephone };
}
