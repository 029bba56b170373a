// Commands on checks 检查: waiving a finding with a reason, and rules of the report's own.

import {
  type Action,
  maxOwnRules,
  maxWaivers,
  may,
  type OwnRuleDefinition,
  ownRuleFault,
  type SectionId,
} from '@huigao/report';
import type * as Y from 'yjs';
import { type ReportRecord, rulesOf, waiversOf } from '../record';
import { type CommandContext, type CommandResult, done, goodText, refuse } from './command-result';

export type CheckCommand =
  /** `finding` is its fingerprint; the server looks for the finding itself and keeps what it finds, not what the sender says of it. */
  | { readonly type: 'waiveFinding'; readonly finding: string; readonly why: string }
  | { readonly type: 'dropWaiver'; readonly finding: string }
  /** `version` is the one the sender saw; null for a rule that is not there yet, or was removed. */
  | { readonly type: 'setRule'; readonly check: OwnRuleDefinition; readonly version: number | null }
  | { readonly type: 'removeRule'; readonly id: string; readonly version: number };

/** The right a command needs. Who may waive in a section is asked once the finding is known. */
const rights = {
  waiveFinding: 'read',
  dropWaiver: 'read',
  setRule: 'publishFigures',
  removeRule: 'publishFigures',
} as const satisfies Record<CheckCommand['type'], Action['do']>;

export const isCheckCommand = (command: { readonly type: string }): command is CheckCommand =>
  Object.hasOwn(rights, command.type);

export const rightForChecks = ({ type }: CheckCommand): Action => ({ do: rights[type] });

export function changeChecks(
  doc: Y.Doc,
  record: ReportRecord,
  command: CheckCommand,
  context: CommandContext,
): CommandResult {
  switch (command.type) {
    case 'waiveFinding':
      return waive(doc, record, command, context);
    case 'dropWaiver':
      return drop(doc, record, command.finding, context);
    case 'setRule':
      return setRule(doc, record, command, context);
    case 'removeRule': {
      const rule = record.rules.get(command.id);
      if (!rule) return refuse('not-found', command.id);
      if (rule.version !== command.version) return refuse('conflict', JSON.stringify(rule));
      rulesOf(doc).delete(rule.id);
      return done;
    }
  }
}

/** Findings of a section are waived by those who may there; those between figures, or about the whole, by those who publish figures. */
const mayWaive = (record: ReportRecord, { by }: CommandContext, section: SectionId | null) =>
  may(by, section ? { do: 'waiveCheck', section } : { do: 'publishFigures' }, record);

function waive(
  doc: Y.Doc,
  record: ReportRecord,
  { finding: wanted, why }: Extract<CheckCommand, { type: 'waiveFinding' }>,
  context: CommandContext,
): CommandResult {
  if (!goodText(why)) return refuse('no-reason', 'why');
  if (record.waivers.size >= maxWaivers) return refuse('too-many-waivers', String(maxWaivers));
  const report = context.report?.();
  const found = report && context.openFinding?.(report, wanted);
  // Whoever may waive nothing at all does not learn what is open.
  if (!found) return mayWaive(record, context, null) ? refuse('not-found', 'finding') : refuse('forbidden');
  if (!mayWaive(record, context, found.section)) return refuse('forbidden', 'waiveFinding');
  const { by, at } = context;
  const name = record.people.get(by)?.name ?? '';
  waiversOf(doc).set(found.finding, { ...found, why: why.trim(), by, name, at });
  return done;
}

function drop(doc: Y.Doc, record: ReportRecord, key: string, context: CommandContext): CommandResult {
  const waiver = record.waivers.get(key);
  if (!waiver) return refuse('not-found', 'finding');
  const section = record.outline.some(({ id }) => id === waiver.section) ? waiver.section : null;
  if (!mayWaive(record, context, section)) return refuse('forbidden', 'dropWaiver');
  waiversOf(doc).delete(key);
  return done;
}

function setRule(
  doc: Y.Doc,
  record: ReportRecord,
  { check: rule, version }: Extract<CheckCommand, { type: 'setRule' }>,
  { by, at }: CommandContext,
): CommandResult {
  const fault = ownRuleFault(rule);
  if (fault) return refuse('bad-rule', fault);
  const old = record.rules.get(rule.id);
  if (old ? old.version !== version : version !== null)
    return old ? refuse('conflict', JSON.stringify(old)) : refuse('not-found', rule.id);
  if (!old && record.rules.size >= maxOwnRules) return refuse('too-many-rules', String(maxOwnRules));
  const { id, name, left, relation, right, tolerance, severity, message } = rule;
  const made = old ? { by: old.by, at: old.at } : { by, at };
  rulesOf(doc).set(id, {
    id,
    name: name.trim(),
    left,
    relation,
    right,
    tolerance,
    severity,
    message: message.trim(),
    ...made,
    version: (old?.version ?? 0) + 1,
  });
  return done;
}
