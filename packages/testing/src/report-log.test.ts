import { MemoryLog } from '@huigao/sync/room';
import { describe, expect, test } from 'vitest';
import { reportLogSuite } from './report-log.suite';

reportLogSuite('memory', { describe, test, expect }, async () => ({ log: new MemoryLog() }));
