// Pages to PDF. The work is native code that nothing can interrupt, so whoever needs limits runs it in a process of its own.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SetPages, Typesetter, TypesettingRefusal, TypstPages } from '@huigao/export';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { bundledFonts } from './bundled-fonts';
import { coverageOf, missingIn } from './coverage';
import { fontNames } from './font-names';
import { dress } from './wardrobe';

/** No such folder: nothing can be read from it. */
const workspace = path.resolve('/huigao-pages');

const fontFile = /\.(?:ttf|otf|ttc|otc)$/i;

function operatorsFonts(folder: string | null): Buffer[] {
  if (folder === null) return [];
  return readdirSync(folder)
    .filter((name) => fontFile.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name)));
}

const messagesOf = (compiler: NodeCompiler, error: NodeError | null): readonly string[] =>
  error ? compiler.fetchDiagnostics(error).map(({ message }) => String(message)) : [];

/** Those of the names that the compiler knows a font by: it trims them by rules of its own, and says which it does not know. */
function knownFamilies(compiler: NodeCompiler, names: readonly string[]): ReadonlySet<string> {
  if (names.length === 0) return new Set();
  const source = `#set text(font: json("/names.json"))\n.`;
  compiler.mapShadow(path.join(workspace, 'names.json'), Buffer.from(JSON.stringify(names)));
  const warnings = messagesOf(compiler, compiler.compile({ mainFileContent: source }).takeWarnings());
  const unknown = new Set(
    warnings.flatMap((text) => /^unknown font family: (.*)$/.exec(text)?.[1]?.toLowerCase() ?? []),
  );
  return new Set(names.filter((name) => !unknown.has(name.toLowerCase())));
}

/** What is told from the error that the compiler throws: its own message. */
const messageOf = (error: unknown) =>
  /message: "((?:[^"\\]|\\.)*)"/.exec(String(error))?.[1] ?? String(error);

/** More of them help nobody. */
const mostMissing = 30;

/** Makes ready to set pages; reading the fonts takes a tenth of a second. Throws when the operator's folder cannot be read. */
export function openTypesetter({ fontFolder }: { readonly fontFolder: string | null }): Typesetter {
  const own = operatorsFonts(fontFolder);
  const fontBlobs = [...own, ...bundledFonts()];
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  const coverages = fontBlobs.map(coverageOf);
  const named = own.flatMap(fontNames);
  // Names with and without what tells styles apart.
  const candidates = named.map((names) => [
    ...names,
    ...names.map((name) => name.replace(/[\s_-]+\w*$/, '')),
  ]);
  const known = knownFamilies(compiler, candidates.flat());
  const families = named.flatMap((names, index) => {
    const name = candidates[index]!.find((candidate) => known.has(candidate));
    return name === undefined ? [] : [{ known: name, names }];
  });
  const { wardrobe, substitutes } = dress(families);
  return {
    wardrobe,
    substitutes,
    pdf: (pages, options) => ({
      ...pdf(compiler, pages, options),
      missing: missingIn(pages.data, coverages).slice(0, mostMissing),
    }),
  };
}

/** Setting the pages takes about so much of the time, writing them the rest. */
const partOfSetting = 0.7;

function pdf(
  compiler: NodeCompiler,
  { source, dataPath, data }: TypstPages,
  { standard, progress = () => {} }: Parameters<Typesetter['pdf']>[1],
): SetPages | TypesettingRefusal {
  compiler.mapShadow(path.join(workspace, dataPath), Buffer.from(data));
  try {
    const compiled = compiler.compile({ mainFileContent: source });
    const { result } = compiled;
    if (!result) {
      const detail = messagesOf(compiler, compiled.takeError()).join('; ');
      return { ok: false, code: 'cannot-typeset', detail };
    }
    progress(partOfSetting);
    return { ok: true, bytes: compiler.pdf(result, { pdfStandard: standard }), pages: result.numOfPages };
  } catch (error) {
    return { ok: false, code: 'cannot-typeset', detail: messageOf(error) };
  } finally {
    compiler.evictCache(0);
    compiler.resetShadow();
  }
}
