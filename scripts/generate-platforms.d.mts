/** Lists the platform folders in `lib/platforms/generated/platforms.ts` below `root`. */
export function generatePlatforms(root: string): void;
