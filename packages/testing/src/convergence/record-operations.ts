// What the owner does to the record in a fuzz run, as commands.

import { figureId, personId } from '@huigao/report';
import type { RecordCommand, ReportRecord } from '@huigao/report-doc';
import { people, sections } from '../sample';
import type { RecordOperation } from './operation';

/** @param record - as it is shown */
export function commandOf(operation: RecordOperation, record: ReportRecord): RecordCommand {
  switch (operation.do) {
    case 'figure': {
      const id = figureId('executed');
      const { version } = record.figures.get(id)!;
      return { type: 'setFigureValue', figure: id, version, value: String(operation.value), why: '' };
    }
    case 'assign': {
      const section = sections[operation.section];
      const drafters = operation.mode === 'grant' ? [personId(operation.section)] : [];
      return { type: 'assignSection', section, drafters, reviewers: [], due: null };
    }
    case 'member': {
      const roles = operation.mode === 'admit' ? (['drafter'] as const) : [];
      return { type: 'setMember', person: people.goals, name: 'goals', roles };
    }
    case 'order':
      return { type: 'moveSection', section: sections[operation.section], before: null };
  }
}
