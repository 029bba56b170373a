import type { CommandResult, RecordCommand } from '@huigao/report-doc';
import { RoomEnded } from '@huigao/sync/room';
import { Router } from 'express';
import { eventOfCommand } from '../audit/command-event';
import { allow, callerOf, reportOf } from './access';
import { commandShape } from './command-shape';
import { Problem } from './problem';
import { addressOf, bodyOf } from './request-shape';
import type { Services } from './services';

type Refused = Extract<CommandResult, { readonly ok: false }>;

function problemOf({ code, detail }: Refused): Problem {
  if (code !== 'conflict') return new Problem(code, { detail });
  return new Problem(code, { more: { current: JSON.parse(detail) as unknown } });
}

/** Changes of a report's record. */
export function commandRoutes(services: Services): Router {
  const { accounts, audit, groups } = services;
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
    const event = eventOfCommand(command, room.record.id);
    const note = audit.note({ ...event, actor: person.id, address: addressOf(request) });
    const result = await room.command(person.id, command, note).catch((error: unknown) => {
      throw error instanceof RoomEnded ? new Problem('storage-failed') : error;
    });
    if (!result.ok) throw problemOf(result);
    if (command.type === 'setGroup') await groups.settle(room);
    response.json({});
  });

  return router;
}
