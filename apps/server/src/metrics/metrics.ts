// What is counted and measured, for whoever watches the process: names and meanings are in docs/operating.md, "Metrics".

import type { ReportLog } from '@huigao/sync/room';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is looked up when somebody asks. */
export interface Observed {
  readonly rooms: () => number;
  readonly sockets: () => number;
  readonly storageWorks: () => boolean;
}

/** Upper bounds, in s: from a fast disk to one that is about to fail. */
const commitBuckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export class Metrics {
  readonly #registry = new Registry();
  readonly #updates = this.#counter('huigao_updates_total', 'Changes of texts and records that are durable.');
  readonly #resyncs = this.#counter(
    'huigao_resyncs_total',
    'Texts of clients that differed and were replaced.',
  );
  readonly #commitFailures = this.#counter('huigao_commit_failures_total', 'Groups the log did not take.');
  readonly #refusals = new Counter({
    name: 'huigao_refusals_total',
    help: 'Writes of clients that were refused, by code.',
    labelNames: ['code'],
    registers: [this.#registry],
  });
  readonly #commits = new Histogram({
    name: 'huigao_commit_seconds',
    help: 'Time from handing a group of changes to the log until it is on the disk.',
    buckets: commitBuckets,
    registers: [this.#registry],
  });

  constructor({ rooms, sockets, storageWorks }: Observed) {
    this.#gauge('huigao_rooms', 'Reports that are open in memory.', rooms);
    this.#gauge('huigao_sockets', 'Connections to reports.', sockets);
    this.#gauge('huigao_storage_up', '1 while the storage takes writes, 0 while it fails.', () =>
      storageWorks() ? 1 : 0,
    );
    this.#gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
    this.#gauge('process_cpu_seconds', 'Processor time used so far.', () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    });
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, value: () => number): void {
    const collect = function (this: Gauge) {
      this.set(value());
    };
    new Gauge({ name, help, registers: [this.#registry], collect });
  }

  refused(code: string): void {
    this.#refusals.inc({ code });
  }

  resynced(): void {
    this.#resyncs.inc();
  }

  /** The same log, each append of which is measured. */
  measured(log: ReportLog): ReportLog {
    return {
      create: (report, first) => log.create(report, first),
      load: (report) => log.load(report),
      checkpoint: (report, checkpoint) => log.checkpoint(report, checkpoint),
      append: async (report, group) => {
        const done = this.#commits.startTimer();
        try {
          const taken = await log.append(report, group);
          done();
          this.#updates.inc(taken ? group.entries.length : 0);
          return taken;
        } catch (reason) {
          this.#commitFailures.inc();
          throw reason;
        }
      },
    };
  }

  /** All of it in the text form that Prometheus reads, and its content type. */
  async exposed(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
