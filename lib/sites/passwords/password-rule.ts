export const fewestPasswordCharacters = 12;
export const mostPasswordCharacters = 200;

/** What is beside the field of every new password. */
export const passwordRule = `At least ${fewestPasswordCharacters} characters. A few words in a row are good.`;
