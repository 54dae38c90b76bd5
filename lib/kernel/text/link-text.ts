// What mail programs make a link of by themselves: a scheme, a name with a dot and a word of two
// letters or more behind it (the dots that browsers read as such: UTS #46, 2.3), four numbers.
const linkText =
  /:\/\/|(?<=[\p{L}\p{N}_-])[.\u3002\uff0e\uff61](?=[\p{N}-]{0,60}\p{L}[\p{L}\p{N}-]|\p{L}[\p{N}-])|\b\d{1,3}(?:\.\d{1,3}){3}\b/gu;

/** Whether some mail program would make a link of a part of the text. */
export const holdsLink = (text: string): boolean => text.search(linkText) !== -1;

/**
 * Somebody's text as it may stand in a mail: nothing in it becomes a link by itself. `a.example`
 * becomes `a·example`: an invisible character instead would be dropped again by some programs.
 */
export const withoutLinks = (text: string): string =>
  text.replace(linkText, (part) =>
    part === "://" ? " " : part.replaceAll(/[.\u3002\uff0e\uff61]/g, "·"),
  );
