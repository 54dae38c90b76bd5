/** What a platform would post, and when. */
export interface DemoDelivery {
  site: "studio" | "podcast";
  platform: "kofi" | "buymeacoffee";
  /** Deliveries about the same thing, which must be worked on one after the other. */
  subject: string;
  /** The id that the platform gives the delivery; the same one is one delivery. */
  id: string;
  at: Date;
  /** How often the platform sends it again. */
  repeats: number;
  compose(secret: string): { headers: Record<string, string>; body: string };
}
