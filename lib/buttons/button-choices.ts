export const buttonShapes = ["pill", "rounded", "square"] as const;
export const buttonSizes = ["small", "medium", "large"] as const;
export const buttonTones = ["solid", "soft", "plain"] as const;
export const buttonIcons = ["heart", "cup", "star", "spark", "none"] as const;

/** Shown beside each other for choosing; any other colour can be typed. */
export const buttonColours = [
  "#0d6b45",
  "#1d4f9c",
  "#5d3ba6",
  "#b0447a",
  "#c0272d",
  "#e8a33d",
  "#161a18",
] as const;

/** A colour as it is written: `#0d6b45`. */
export const writtenColour = /^#[0-9a-f]{6}$/;

export interface ButtonLook {
  shape: (typeof buttonShapes)[number];
  size: (typeof buttonSizes)[number];
  tone: (typeof buttonTones)[number];
  icon: (typeof buttonIcons)[number];
  /** As `writtenColour`. */
  colour: string;
}

/** How a button looks that nobody has changed. */
export const plainLook: ButtonLook = {
  shape: "rounded",
  size: "medium",
  tone: "solid",
  icon: "heart",
  colour: buttonColours[0],
};

/** The most amounts that a button offers. */
export const mostAmounts = 6;
