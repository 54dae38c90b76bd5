/** Lists the platform folders in `lib/sources/generated/platforms.ts` below `root`. */
export function generatePlatforms(root: string): void;
