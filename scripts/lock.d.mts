export type Holder = { pid: number; [note: string]: unknown };
export function tryLock(
  file: string,
  note?: Record<string, unknown>,
): { release: () => void; holder?: undefined } | { release?: undefined; holder: Holder };
export function withLock<T>(file: string, work: () => T | Promise<T>): Promise<T>;
