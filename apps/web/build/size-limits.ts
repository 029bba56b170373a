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

/**
 * Limits in KiB, gzipped: `shell` is what stands before the editor (start page, sign-in), `report` everything it takes to open a report
 * and write in it, the workers that run meanwhile and the texts of one language included. What is opened now and then (administration,
 * dialogs) comes when it is asked for, and is printed.
 */
export function sizeLimits({
  shellKiB,
  reportKiB,
  reportSources,
}: {
  readonly shellKiB: number;
  readonly reportKiB: number;
  readonly reportSources: readonly string[];
}): Plugin {
  const texts = [
    '../../../packages/messages/src/parts/zh-start.ts',
    '../../../packages/messages/src/parts/zh-report.ts',
  ];
  const parts: readonly Part[] = [
    {
      name: 'shell before the editor',
      files: (output) => filesFor(output, texts.slice(0, 1)),
      limitKiB: shellKiB,
    },
    {
      name: 'a report, open to be written in',
      files: (output) => filesFor(output, [...texts, ...reportSources]),
      limitKiB: reportKiB,
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
          const bytes = [...new Set(files(output))].reduce((sum, file) => sum + sizeBytes(output, file), 0);
          const size = `${(bytes / 1024).toFixed(1)} KiB gzip`;
          if (limitKiB === undefined) this.info(`${name}: ${size}`);
          else if (bytes / 1024 > limitKiB)
            this.error(`${name} weighs ${size}, over its limit of ${limitKiB}`);
          else this.info(`${name}: ${size} (limit ${limitKiB})`);
        }
      },
    },
  };
}
