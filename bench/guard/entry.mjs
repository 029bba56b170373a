// The guard and the one Yjs it works with, as one bundle.

export * as Y from 'yjs';
export { judgeTask, UpdateGuard } from '../../packages/authority/src/index.ts';
