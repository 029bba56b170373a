// Reads a house template: styles of paragraphs with what they are based on, the page, its headers and footers, and the theme. Only what
// is named here is taken, and written anew: nothing else of the file gets into any other document.

import {
  type HouseLeftOut,
  type HousePage,
  type HouseStyle,
  type HouseTemplate,
  houseLeftOuts,
} from '@huigao/report';
import type { ImportRefusal } from '../decode';
import { type Attributes, readXml, type Xml, XmlFault } from '../xml';
import { zipParts } from '../zip';
import { decoded, ElementReader } from './elements';
import { edgesOf, readEdge } from './house-edges';
import { type HouseStyles, readHouseStyles, resolvedProperties, writtenProperties } from './house-styles';
import { isOn } from './styles';

export type HouseTemplateResult = { readonly ok: true; readonly house: HouseTemplate } | ImportRefusal;

const limits = { maxFileBytes: 20 * 1024 * 1024, maxContentBytes: 32 * 1024 * 1024, maxParts: 5000 };
const wanted =
  /^word\/(?:(?:document|styles|settings|theme\/theme1|(?:header|footer)\d*)\.xml|_rels\/document\.xml\.rels)$/;

/** A theme is a few kilobytes. */
const longestTheme = 200_000;

const twips = (text: string | undefined): number => Math.min(Math.max(Number(text) || 0, 0), 31_680);

/** What the sections of a document say of its pages. */
interface Sections extends Pick<HouseTemplate, 'page' | 'linePitch'> {
  /** Ids of headers and footers by `header default`, `footer even` …; a section without one has that of the section before. */
  readonly edges: ReadonlyMap<string, string>;
  /** Whether the first page has a header and footer of its own. */
  readonly hasFirst: boolean;
  readonly leftOut: readonly HouseLeftOut[];
}

const noSections: Sections = { page: null, linePitch: null, edges: new Map(), hasFirst: false, leftOut: [] };

type Named = (name: string) => Attributes | undefined;

function pageOf(attributes: Named): HousePage | null {
  const [size, margin] = [attributes('pgSz'), attributes('pgMar')];
  const [width, height] = [twips(size?.w), twips(size?.h)];
  if (margin === undefined || width === 0 || height < width) return null;
  return {
    width,
    height,
    top: twips(margin.top),
    bottom: twips(margin.bottom),
    left: twips(margin.left),
    right: twips(margin.right),
    header: twips(margin.header),
    footer: twips(margin.footer),
  };
}

function leftOutOf(attributes: Named, before: Sections, page: HousePage | null): readonly HouseLeftOut[] {
  const found: HouseLeftOut[] = [];
  const size = attributes('pgSz');
  if (size && twips(size.w) > twips(size.h)) found.push('page-on-its-side');
  if (before.page && JSON.stringify(before.page) !== JSON.stringify(page)) found.push('several-pages');
  if (attributes('pgBorders')) found.push('page-borders');
  if (Number(attributes('cols')?.num) > 1) found.push('columns');
  if (attributes('lnNumType')) found.push('line-numbers');
  return found;
}

/** The page of the last section, which is that of the whole document unless others differ. */
function readSections(xml: Xml): Sections {
  let found = noSections;
  const reader = new ElementReader({
    wholes: new Set(['sectPr']),
    onWhole({ children }) {
      const attributes: Named = (name) => children.find((one) => one.name === name)?.attributes;
      const grid = attributes('docGrid');
      const page = pageOf(attributes);
      const edges = children.flatMap(({ name, attributes: { type = 'default', id = '' } }) => {
        const [, edge] = /^(header|footer)Reference$/.exec(name) ?? [];
        return edge ? [[`${edge} ${type}`, id] as const] : [];
      });
      found = {
        page,
        linePitch: (grid?.type === 'default' ? 0 : twips(grid?.linePitch)) || null,
        edges: new Map([...found.edges, ...edges]),
        hasFirst: attributes('titlePg') !== undefined && isOn(attributes('titlePg')!.val),
        leftOut: [...found.leftOut, ...leftOutOf(attributes, found, page)],
      };
    },
  });
  readXml(xml, reader);
  return found;
}

/** Paths of parts by the ids the document knows them by. */
function readTargets(xml: Xml = '<none/>'): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.replace(/^\/?(?:word\/)?/, 'word/'));
    },
  });
  return targets;
}

/** Whether even pages have headers and footers of their own. */
function partsEven(xml: Xml = '<none/>'): boolean {
  let parts = false;
  readXml(xml, {
    open(name, { val }) {
      if (name === 'evenAndOddHeaders') parts = isOn(val);
    },
  });
  return parts;
}

type Parts = ReadonlyMap<string, Xml>;

function readEdges(
  parts: Parts,
  styles: HouseStyles,
  { edges, hasFirst }: Sections,
  leftOut: Set<HouseLeftOut>,
): Pick<HouseTemplate, 'headers' | 'footers'> {
  const targets = readTargets(parts.get('word/_rels/document.xml.rels'));
  const hasEven = partsEven(parts.get('word/settings.xml'));
  const lines = (name: string) => {
    const part = parts.get(targets.get(edges.get(name) ?? '') ?? '');
    return part === undefined ? [] : readEdge(part, styles, leftOut);
  };
  const all = (edge: 'header' | 'footer') =>
    edgesOf({
      first: hasFirst ? lines(`${edge} first`) : null,
      odd: lines(`${edge} default`),
      even: hasEven ? lines(`${edge} even`) : null,
    });
  return { headers: all('header'), footers: all('footer') };
}

function houseOf(parts: Parts, document: Xml, styles: Xml, theme: Uint8Array | undefined): HouseTemplate {
  const read = readHouseStyles(styles);
  const named = [...read.written].map(([id, { name, paragraph }]) => {
    const style = resolvedProperties(read, id);
    const written: HouseStyle = {
      paragraph: writtenProperties(style.paragraph),
      run: writtenProperties(style.run),
    };
    return { name: name.toLowerCase(), written, isNumbered: paragraph.has('numPr') };
  });
  if (theme) readXml(theme, {});
  const sections = readSections(document);
  const leftOut = new Set(sections.leftOut);
  if (named.some(({ isNumbered }) => isNumbered)) leftOut.add('numbering');
  const edges = readEdges(parts, read, sections, leftOut);
  const { page, linePitch } = sections;
  return {
    styles: new Map(named.map(({ name, written }) => [name, written])),
    page,
    linePitch,
    ...edges,
    theme: theme && theme.length <= longestTheme ? decoded(theme) : null,
    leftOut: houseLeftOuts.filter((one) => leftOut.has(one)),
  };
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
    return { ok: true, house: houseOf(unpacked.parts, document, styles, theme) };
  } catch (error) {
    if (error instanceof XmlFault)
      return { ok: false, code: 'not-a-document', detail: error.message.slice(0, 200) };
    throw error;
  }
}
