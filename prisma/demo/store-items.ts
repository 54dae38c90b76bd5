import type { NewItem } from "@/lib/store/schemas";
import type { Palette } from "./draw-picture";

const everywhere = [
  { countries: ["DE"], amount: 390 },
  { countries: ["AT", "BE", "CH", "DK", "FR", "IT", "LU", "NL", "PL"], amount: 890 },
  { countries: "everywhere" as const, amount: 1490 },
];

const night: Palette = { paper: "#15231e", ink: "#8fd3b2", mark: "#f5c76a" };
const paper: Palette = { paper: "#f6f1e4", ink: "#31463c", mark: "#b4472e" };
const sea: Palette = { paper: "#dfeaf0", ink: "#24506b", mark: "#d98324" };
const dusk: Palette = { paper: "#2b2038", ink: "#c8a9e0", mark: "#ff9d7a" };
const moss: Palette = { paper: "#e6eeda", ink: "#41592a", mark: "#8a3a6b" };

export interface DemoItem extends NewItem {
  pictures: { alt: string; palette: Palette }[];
}

/** What the demo's map maker sells. */
export const demoItems: readonly DemoItem[] = [
  {
    ...{ title: "A map of your walk", price: 12_000, currency: "EUR", physical: true },
    description:
      "Tell me where you walked, and I draw it: by hand, in ink, on heavy paper of 30 × 40 cm.\n\nEach map takes two to three weeks. You see a sketch before the ink.",
    ...{ most_quantity: 1, days_from: 14, days_to: 21, shipping: everywhere },
    questions: [
      { id: "where", label: "Which walk is it?", kind: "long_text", required: true },
      { id: "date", label: "When did you walk it?", kind: "date", required: false },
      { id: "title", label: "What should stand below the map?", kind: "text", required: true },
    ],
    pictures: [
      { alt: "A hand-drawn map with a dashed path between five hills", palette: paper },
      { alt: "The same kind of map on dark paper", palette: night },
    ],
  },
  {
    ...{ title: "Harbour at night, signed print", price: 2800, currency: "EUR", physical: true },
    description: "Giclée print on cotton paper, signed and numbered. Packed flat.",
    ...{ stock: 12, most_quantity: 3, days_from: 3, days_to: 6, shipping: everywhere },
    questions: [
      {
        ...{ id: "size", label: "Which size?", kind: "choice", required: true },
        choices: ["A4", "A3"],
      },
      { id: "for", label: "Signed for whom?", kind: "text", required: false },
    ],
    pictures: [{ alt: "Contour lines of a harbour, with one light", palette: night }],
  },
  {
    ...{ title: "One hour of map drawing", price: 4500, currency: "EUR" },
    description: "A lesson by video, for you or for two. Bring a pen; I bring the hills.",
    ...{ most_quantity: 2, days_from: 2, days_to: 14 },
    questions: [
      { id: "day", label: "Which day would suit you?", kind: "date", required: true },
      {
        ...{ id: "level", label: "Have you drawn maps before?", kind: "choice", required: true },
        choices: ["Never", "A few", "Many"],
      },
    ],
    pictures: [{ alt: "A map with its first lines", palette: moss }],
  },
  {
    ...{ title: "A night walk, recorded for you", price: 1900, currency: "EUR" },
    description: "Twenty minutes of a walk at night, with your name in the greeting. As a file.",
    ...{ most_quantity: 1, days_from: 5, days_to: 10 },
    questions: [{ id: "name", label: "Whom do I greet?", kind: "text", required: true }],
    pictures: [{ alt: "Hills at dusk, with a path", palette: dusk }],
  },
  {
    ...{ title: "Tide table of nowhere", price: 1600, currency: "EUR", physical: true },
    description: "A folded sheet with the tides of a coast that is on no other map.",
    ...{ stock: 0, most_quantity: 5, days_from: 2, days_to: 4, shipping: everywhere },
    pictures: [{ alt: "A coast in blue ink", palette: sea }],
  },
];
