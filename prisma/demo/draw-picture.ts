import sharp from "sharp";
import type { Random } from "./random";

const size = { width: 1280, height: 960 };

/** What a picture is coloured with: paper, ink, and what the eye is led to. */
export interface Palette {
  paper: string;
  ink: string;
  mark: string;
}

/** A closed line around a hill, a little dented. */
function contour(random: Random, at: { x: number; y: number; radius: number }): string {
  const corners = 14;
  const points = Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI;
    const radius = at.radius * (0.86 + random.next() * 0.28);
    return [at.x + Math.cos(angle) * radius * 1.35, at.y + Math.sin(angle) * radius] as const;
  });
  const middle = (index: number) => {
    const [x1, y1] = points[index % corners] as readonly [number, number];
    const [x2, y2] = points[(index + 1) % corners] as readonly [number, number];
    return `${((x1 + x2) / 2).toFixed(1)} ${((y1 + y2) / 2).toFixed(1)}`;
  };
  const bends = points.map(([x, y], index) => `Q${x.toFixed(1)} ${y.toFixed(1)} ${middle(index)}`);
  return `M${middle(corners - 1)} ${bends.join(" ")} Z`;
}

/** A made-up map: hills by their contours, a path between them, and a light to walk to. */
export function drawMap(random: Random, { paper, ink, mark }: Palette): Promise<Buffer> {
  const { width, height } = size;
  const hills = Array.from({ length: 5 }, () => ({
    x: random.int(100, width - 100),
    y: random.int(100, height - 100),
  }));
  const lines = hills.flatMap(({ x, y }) =>
    Array.from({ length: 9 }, (_, step) => contour(random, { x, y, radius: 40 + step * 42 })),
  );
  const stops = hills.map(({ x, y }) => `${x},${y}`).join(" ");
  const [first] = hills;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="${paper}"/>
<g fill="none" stroke="${ink}" stroke-opacity="0.38" stroke-width="3">${lines
    .map((line) => `<path d="${line}"/>`)
    .join("")}</g>
<polyline points="${stops}" fill="none" stroke="${mark}" stroke-width="9" stroke-dasharray="26 18" stroke-linecap="round"/>
${hills.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="13" fill="${ink}"/>`).join("")}
<circle cx="${first?.x}" cy="${first?.y}" r="46" fill="${mark}" fill-opacity="0.35"/>
<circle cx="${first?.x}" cy="${first?.y}" r="20" fill="${mark}"/>
</svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
}
