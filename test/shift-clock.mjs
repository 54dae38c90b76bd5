// Loaded before a program of ours: its machine's clock is wrong by so many milliseconds.
const shift = Number(process.env.CLOCK_SHIFT ?? 0);
const Real = Date;
globalThis.Date = class ShiftedDate extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + shift);
    else super(...given);
  }
  static now() {
    return Real.now() + shift;
  }
};
