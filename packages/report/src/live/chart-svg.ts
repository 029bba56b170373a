// A drawing as SVG, on screen and in exported pages: presentation attributes only, so that no policy for styles stands in its way.

import { chartTextSize, type Drawing, type Shape } from './draw-chart';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const notXml = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const escaped = (text: string) => text.replace(notXml, '').replace(/[&<>"]/g, (sign) => signs[sign]!);

const fills = { solid: '#3d4451', hatched: 'url(#hatch)', blank: '#ffffff' } as const;

function shapeSvg(shape: Shape): string {
  switch (shape.type) {
    case 'bar': {
      const { x, y, width, height, fill } = shape;
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fills[fill]}" stroke="#3d4451" stroke-width="0.75"/>`;
    }
    case 'line': {
      const dash = shape.dashed ? ' stroke-dasharray="3 3"' : '';
      return `<line x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}" stroke="#3d4451" stroke-width="0.75"${dash}/>`;
    }
    case 'text':
      return `<text x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}">${escaped(shape.text)}</text>`;
  }
}

/**
 * A drawing as an SVG element of its own.
 * @param description - what it says, for screen readers
 */
export function chartSvg({ width, height, shapes }: Drawing, description: string): string {
  const hatch =
    '<pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="4" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="4" stroke="#3d4451" stroke-width="1.5"/></pattern>';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(description)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-size="${chartTextSize}" fill="#000000">`,
    `<defs>${hatch}</defs>`,
    ...shapes.map(shapeSvg),
    '</svg>',
  ].join('');
}
