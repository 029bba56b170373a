export { applyAsIs } from './apply-as-is';
export { type Refusal, type RefusalCode, refusals } from './codes';
export {
  type Acceptance,
  type Author,
  type CostlyTask,
  judgeTask,
  type NewBinding,
  UpdateGuard,
  type UpdateGuardOptions,
} from './update-guard';
export {
  type DeleteRange,
  type WalkedClient,
  type WalkedStruct,
  type WalkedUpdate,
  walkUpdate,
} from './walk';
