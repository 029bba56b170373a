// Reads a house template: styles of paragraphs with what they are based on, the page, and the theme. Only elements named here are taken,
// and written anew: nothing else of the file gets into any other document.

import type { ImportRefusal } from '../decode';
import { type Attributes, readXml, type Xml, XmlFault } from '../xml';
import { zipParts } from '../zip';
import { decoded, type Element, ElementReader, elementXml } from './elements';

/** What a style says, by element; what it is based on is in it. Shape of `HouseStyle` in `packages/export`. */
interface HouseStyle {
  readonly paragraph: ReadonlyMap<string, string>;
  readonly run: ReadonlyMap<string, string>;
}

interface HousePage {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly header: number;
  readonly footer: number;
}

/** Shape of `HouseTemplate` in `packages/export`. */
export interface ReadHouseTemplate {
  readonly styles: ReadonlyMap<string, HouseStyle>;
  readonly page: HousePage | null;
  readonly linePitch: number | null;
  readonly theme: string | null;
}

export type HouseTemplateResult = { readonly ok: true; readonly house: ReadHouseTemplate } | ImportRefusal;

const limits = { maxFileBytes: 20 * 1024 * 1024, maxContentBytes: 32 * 1024 * 1024, maxParts: 5000 };
const wanted = /^word\/(?:document|styles|theme\/theme1)\.xml$/;

/** A theme is a few kilobytes. */
const longestTheme = 200_000;

type Properties = ReadonlyMap<string, Element>;

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

function merged(base: Properties, own: Properties): Properties {
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

interface Styles {
  readonly paragraph: Properties;
  readonly run: Properties;
  readonly written: ReadonlyMap<string, WrittenStyle>;
}

function readStyles(xml: Xml): Styles {
  const written = new Map<string, WrittenStyle>();
  let defaults: Pick<Styles, 'paragraph' | 'run'> = { paragraph: new Map(), run: new Map() };
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
      written.set(styleId, {
        name: child('name')?.attributes.val ?? '',
        basedOn: child('basedOn')?.attributes.val ?? null,
        paragraph: propertiesOf(child('pPr')),
        run: propertiesOf(child('rPr')),
      });
    },
  });
  readXml(xml, reader);
  return { ...defaults, written };
}

const propertiesOf = (properties: Element | undefined): Properties =>
  new Map((properties?.children ?? []).map((one) => [one.name, one]));

/** A style based on itself, or on too many others, stands alone. */
const longestChain = 20;

function resolved(styles: Styles, id: string): HouseStyle {
  const chain: WrittenStyle[] = [];
  for (let at: string | null = id; at !== null && chain.length < longestChain; ) {
    const style: WrittenStyle | undefined = styles.written.get(at);
    if (!style) break;
    chain.unshift(style);
    at = style.basedOn;
  }
  const paragraph = chain.reduce(
    (base, own) => merged(base, own.paragraph),
    merged(silentParagraph, styles.paragraph),
  );
  const run = chain.reduce((base, own) => merged(base, own.run), merged(silentRun, styles.run));
  const written = (all: Properties) => new Map([...all].map(([name, one]) => [name, elementXml(one)]));
  return { paragraph: written(paragraph), run: written(run) };
}

const twips = (text: string | undefined): number => Math.min(Math.max(Number(text) || 0, 0), 31_680);

/** The page of the last section, which is that of the whole document unless others differ. */
function readPage(xml: Xml): Pick<ReadHouseTemplate, 'page' | 'linePitch'> {
  let found: Pick<ReadHouseTemplate, 'page' | 'linePitch'> = { page: null, linePitch: null };
  const reader = new ElementReader({
    wholes: new Set(['sectPr']),
    onWhole({ children }) {
      const attributes = (name: string) => children.find((one) => one.name === name)?.attributes;
      const [size, margin, grid] = [attributes('pgSz'), attributes('pgMar'), attributes('docGrid')];
      const [width, height] = [twips(size?.w), twips(size?.h)];
      const pitch = grid?.type === 'default' ? 0 : twips(grid?.linePitch);
      const isUpright = margin !== undefined && width > 0 && height >= width;
      found = {
        page: isUpright
          ? {
              width,
              height,
              top: twips(margin.top),
              bottom: twips(margin.bottom),
              left: twips(margin.left),
              right: twips(margin.right),
              header: twips(margin.header),
              footer: twips(margin.footer),
            }
          : null,
        linePitch: pitch || null,
      };
    },
  });
  readXml(xml, reader);
  return found;
}

/** Reads a Word document as a template, or says why it cannot be one. */
export function readHouseTemplate(bytes: Uint8Array): HouseTemplateResult {
  const unpacked = zipParts(bytes, wanted, limits);
  if (!unpacked.ok)
    return {
      ok: false,
      code: unpacked.code === 'too-large' ? 'too-large' : 'not-a-document',
      detail: unpacked.detail,
    };
  const [document, styles, theme] = ['document', 'styles', 'theme/theme1'].map((name) =>
    unpacked.parts.get(`word/${name}.xml`),
  );
  if (!document || !styles) return { ok: false, code: 'not-a-document', detail: 'no document or styles' };
  try {
    const read = readStyles(styles);
    const named = [...read.written].map(
      ([id, { name }]) => [name.toLowerCase(), resolved(read, id)] as const,
    );
    if (theme) readXml(theme, {});
    const isTheme = theme && theme.length <= longestTheme;
    return {
      ok: true,
      house: { styles: new Map(named), ...readPage(document), theme: isTheme ? decoded(theme) : null },
    };
  } catch (error) {
    if (error instanceof XmlFault)
      return { ok: false, code: 'not-a-document', detail: error.message.slice(0, 200) };
    throw error;
  }
}
