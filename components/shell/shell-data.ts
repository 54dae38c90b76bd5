/** What the frame around every signed-in page shows. It decides nothing: the verbs do. */
export interface ShellData {
  user: { name: string; email: string };
  sites: readonly { slug: string; name: string; isVirtual: boolean }[];
  sandbox: boolean;
  /** How many things on the home page want a look; 0 shows nothing. */
  attention: number;
  /** How many notifications the person has not read. */
  unread: number;
}
