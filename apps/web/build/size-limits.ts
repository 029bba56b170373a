// Prints what the client weighs, and fails the build over its limits.
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { chunkOf, filesBefore, pageEntry } from './chunks.ts';

type Output = Rolldown.OutputBundle;

const sizeBytes = (output: Output, name: string): number => {
  const file = output[name];
  if (!file) return 0;
  return gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length;
};

/** All that is loaded at once for these modules of src/, and their styles. */
const filesFor = (output: Output, sources: readonly string[]) => [
  ...filesBefore(output, pageEntry(output)),
  ...sources.flatMap((source) => [...filesBefore(output, chunkOf(output, source))]),
];

interface Part {
  readonly name: string;
  readonly files: (output: Output) => readonly string[];
  readonly limitKiB?: number;
}

const texts = (part: string) => `../../../packages/messages/src/parts/zh-${part}.ts`;
const reportSources = [texts('start'), texts('report'), 'report/report-page.tsx'];

/**
 * Limits in KiB, gzipped, of what people wait for: `shell` is what stands before the editor (start page, sign-in), `report` everything it
 * takes to open a report and write in it, each with the texts of one language. What runs beside it, and what is opened now and then
 * (administration, dialogs), comes afterwards and is printed.
 */
export function sizeLimits({
  shellKiB,
  reportKiB,
  workers,
}: {
  readonly shellKiB: number;
  readonly reportKiB: number;
  /** Modules of src/ that run in workers of an open report. */
  readonly workers: readonly string[];
}): Plugin {
  const parts: readonly Part[] = [
    {
      name: 'shell before the editor',
      files: (output) => filesFor(output, [texts('start'), 'account/sign-in.tsx']),
      limitKiB: shellKiB,
    },
    {
      name: 'a report, open to be written in',
      files: (output) => filesFor(output, reportSources),
      limitKiB: reportKiB,
    },
    {
      name: 'the same with its workers',
      files: (output) => filesFor(output, [...reportSources, ...workers]),
    },
    {
      name: 'all of the client, both languages',
      files: (output) => Object.keys(output).filter((name) => /\.(js|css)$/.test(name)),
    },
  ];
  return {
    name: 'huigao:size-limits',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, output) {
        for (const { name, files, limitKiB } of parts) {
          const names = [...new Set(files(output))];
          const bytes = names.reduce((sum, file) => sum + sizeBytes(output, file), 0);
          const size = `${(bytes / 1024).toFixed(1)} KiB gzip in ${names.length} files`;
          if (limitKiB === undefined) this.info(`${name}: ${size}`);
          else if (bytes / 1024 > limitKiB)
            this.error(`${name} weighs ${size}, over its limit of ${limitKiB}`);
          else this.info(`${name}: ${size} (limit ${limitKiB})`);
        }
      },
    },
  };
}
