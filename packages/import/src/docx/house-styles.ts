// Styles of paragraphs of a house template, with what they are based on.

import { type Attributes, readXml, type Xml } from '../xml';
import { type Element, ElementReader, elementXml } from './elements';
import { isOn } from './styles';

/** Properties by their names. */
export type Properties = ReadonlyMap<string, Element>;

interface WrittenStyle {
  readonly name: string;
  readonly basedOn: string | null;
  readonly paragraph: Properties;
  readonly run: Properties;
}

/** Elements whose attributes are inherited one by one (ECMA-376, 17.7.2). */
const byAttribute = new Set(['rFonts', 'ind', 'spacing', 'lang']);

/** A font by theme goes before one by name: what is nearer replaces both. */
const themed: Readonly<Record<string, string>> = {
  ascii: 'asciiTheme',
  hAnsi: 'hAnsiTheme',
  eastAsia: 'eastAsiaTheme',
  cs: 'cstheme',
};

function mergedAttributes(base: Attributes, own: Attributes): Attributes {
  const merged: Record<string, string> = { ...base, ...own };
  for (const [name, theme] of Object.entries(themed)) {
    if (own[name] !== undefined && own[theme] === undefined) delete merged[theme];
    if (own[theme] !== undefined && own[name] === undefined) delete merged[name];
  }
  return merged;
}

/** What is nearer goes before what is below it. */
export function merged(base: Properties, own: Properties): Properties {
  const all = new Map(base);
  for (const [name, element] of own) {
    const below = base.get(name);
    all.set(
      name,
      below && byAttribute.has(name)
        ? { ...element, attributes: mergedAttributes(below.attributes, element.attributes) }
        : element,
    );
  }
  return all;
}

const element = (name: string, attributes: Attributes): readonly [string, Element] => [
  name,
  { name, attributes, children: [] },
];

/** What holds where a document says nothing (ECMA-376, 17.7.5). */
const silentParagraph: Properties = new Map([
  element('spacing', { before: '0', after: '0', line: '240', lineRule: 'auto' }),
  element('ind', { left: '0', right: '0', firstLine: '0' }),
]);
const silentRun: Properties = new Map([
  element('rFonts', {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    eastAsia: '宋体',
    cs: 'Times New Roman',
  }),
  element('spacing', { val: '0' }),
  element('sz', { val: '20' }),
  element('szCs', { val: '20' }),
]);

/** Styles as they are written, and what holds without one. */
export interface HouseStyles {
  readonly paragraph: Properties;
  readonly run: Properties;
  readonly written: ReadonlyMap<string, WrittenStyle>;
  /** Id of the style of paragraphs that name none. */
  readonly usual: string;
}

/** Reads the styles of paragraphs. */
export function readHouseStyles(xml: Xml): HouseStyles {
  const written = new Map<string, WrittenStyle>();
  let usual = '';
  let defaults: Pick<HouseStyles, 'paragraph' | 'run'> = { paragraph: new Map(), run: new Map() };
  const reader = new ElementReader({
    wholes: new Set(['style', 'docDefaults']),
    onWhole(whole) {
      if (whole.name === 'docDefaults') {
        const inner = (outer: string, name: string) =>
          whole.children.find((one) => one.name === outer)?.children.find((one) => one.name === name);
        defaults = {
          paragraph: propertiesOf(inner('pPrDefault', 'pPr')),
          run: propertiesOf(inner('rPrDefault', 'rPr')),
        };
        return;
      }
      const { type, styleId = '' } = whole.attributes;
      const child = (name: string) => whole.children.find((one) => one.name === name);
      if (type !== 'paragraph') return;
      if (isOn(whole.attributes.default ?? '0')) usual = styleId;
      written.set(styleId, {
        name: child('name')?.attributes.val ?? '',
        basedOn: child('basedOn')?.attributes.val ?? null,
        paragraph: propertiesOf(child('pPr')),
        run: propertiesOf(child('rPr')),
      });
    },
  });
  readXml(xml, reader);
  return { ...defaults, written, usual };
}

/** What is in `pPr` or `rPr`, by name. */
export const propertiesOf = (properties: Element | undefined): Properties =>
  new Map((properties?.children ?? []).map((one) => [one.name, one]));

/** A style based on itself, or on too many others, stands alone. */
const longestChain = 20;

/** What a style comes to, with all that it is based on. */
export function resolvedProperties(
  styles: HouseStyles,
  id: string,
): { readonly paragraph: Properties; readonly run: Properties } {
  const chain: WrittenStyle[] = [];
  for (let at: string | null = id; at !== null && chain.length < longestChain; ) {
    const style: WrittenStyle | undefined = styles.written.get(at);
    if (!style) break;
    chain.unshift(style);
    at = style.basedOn;
  }
  return {
    paragraph: chain.reduce(
      (base, own) => merged(base, own.paragraph),
      merged(silentParagraph, styles.paragraph),
    ),
    run: chain.reduce((base, own) => merged(base, own.run), merged(silentRun, styles.run)),
  };
}

/** Properties as XML, by name. */
export const writtenProperties = (all: Properties): ReadonlyMap<string, string> =>
  new Map([...all].map(([name, one]) => [name, elementXml(one)]));
