import type { CommandResult } from '@huigao/report-doc';
import { RoomEnded } from '@huigao/sync/room';
import { Problem } from './problem';

type Refused = Extract<CommandResult, { readonly ok: false }>;

function problemOf({ code, detail }: Refused): Problem {
  if (code !== 'conflict') return new Problem(code, { detail });
  return new Problem(code, { more: { current: JSON.parse(detail) as unknown } });
}

/** What a room answered; a problem when its storage failed meanwhile. */
export function answered<Value>(answer: Promise<Value>): Promise<Value> {
  return answer.catch((error: unknown) => {
    throw error instanceof RoomEnded ? new Problem('storage-failed') : error;
  });
}

/** A problem unless the command was done. */
export async function done(answer: Promise<CommandResult>): Promise<void> {
  const result = await answered(answer);
  if (!result.ok) throw problemOf(result);
}
