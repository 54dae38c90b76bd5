/** A sentence for whoever started us; no stack. */
export class Refusal extends Error {}

const reasons: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of the path is a file",
  EISDIR: "it is a directory",
  ENOENT: "it is not there",
  EEXIST: "something else is in its place",
  EMFILE: "too many files are open",
  ELOOP: "a link leads to itself",
};

/** What the system said about a file, in words. */
export const reasonOf = (error: unknown) => {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? (code || message);
};

/** What is said of an error that nobody has a sentence for: at least which file it was about. */
export function sentenceOf(error: unknown): string {
  const { path, message } = error as NodeJS.ErrnoException;
  return path ? `${path}: ${reasonOf(error)}.` : message;
}
