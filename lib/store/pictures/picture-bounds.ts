/** Bytes that an uploaded picture may have. */
export const largestPicture = 15 * 1024 * 1024;

/** How many pictures an item may have. */
export const mostPictures = 8;

/** The widths, in pixels, in which a picture is kept; none is wider than the picture itself. */
export const pictureWidths = [320, 640, 1280, 1920] as const;
