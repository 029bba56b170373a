import type { RecordCommand, ReportRecord } from '@huigao/report-doc';
import { Router } from 'express';
import { eventOfCommand } from '../audit/command-event';
import { allow, callerOf, reportOf } from './access';
import { answered, done } from './command-answer';
import { commandShape } from './command-shape';
import { Problem } from './problem';
import { addressOf, bodyOf } from './request-shape';
import type { Services } from './services';

/** Changes of a report's record. */
export function commandRoutes(services: Services): Router {
  const { accounts, audit, groups, versions, notices } = services;
  const router = Router();

  /** Only people with an account become members, under the name of their account; anyone can be removed. */
  async function settled(command: RecordCommand): Promise<RecordCommand> {
    if (command.type !== 'setMember' && command.type !== 'admit') return command;
    if (command.type === 'setMember' && command.roles.length === 0) return command;
    const person = await accounts.person(command.person);
    if (!person) throw new Problem('unknown-person', { detail: command.person });
    return { ...command, name: person.displayName };
  }

  router.post('/reports/:id/commands', allow(services, 'report-reader'), async (request, response) => {
    const { person } = callerOf(request);
    const room = reportOf(request);
    const command = await settled(bodyOf(request, commandShape));
    const event = eventOfCommand(command, room.record);
    const entry = audit.note({ ...event, actor: person.id, address: addressOf(request) });
    let note: ReturnType<typeof notices.withNotices> | null = null;
    const noteOf = (before: ReportRecord, after: ReportRecord) => {
      note = notices.withNotices({ before, after }, command, entry, person.id);
      return note;
    };
    await done(room.command(person.id, command, noteOf));
    if (note) notices.told(note);
    await versions.reached(room, command, { person: person.id, address: addressOf(request) });
    if (command.type === 'setGroup') await answered(groups.settle(room));
    response.json({});
  });

  return router;
}
