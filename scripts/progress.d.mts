export function say(text: string): void;
export function step<T>(
  title: string,
  work: (detail: (text: string) => void) => T | Promise<T>,
): Promise<T>;
