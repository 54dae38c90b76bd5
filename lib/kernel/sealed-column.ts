/** A column that holds what `encryptSecret` made. Each module that has one names it. */
export interface SealedColumn {
  table: string;
  column: string;
  /** SQL of the text that was given to `encryptSecret` as the owner. */
  owner: string;
  /** What an update sets where it is given up: the column itself, and whatever hangs on it. */
  forget: string;
  /** What cannot be used any more without it; the words after a number. */
  lost: string;
}
