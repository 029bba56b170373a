import type { PersonId, Report } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { useToast } from '../ui/toast';
import { givenBack } from './assignment';
import type { RecordCommands } from './use-record-commands';

interface Removal<Held> {
  readonly key: string;
  readonly name: string;
  readonly held: readonly Held[];
  /** Who loses the sections they are on with it, unless they stay by other ways. */
  readonly people: ReadonlySet<PersonId>;
  readonly command: (held: readonly Held[]) => RecordCommand;
}

/** Takes somebody, or a group, out of a report, and offers the way back: with the roles and the sections they had. */
export function useRemoval(report: Report, commands: RecordCommands) {
  const t = useText();
  const toast = useToast();
  const { store } = useReportSession();
  return async <Held>({ key, name, held, people, command }: Removal<Held>) => {
    if (!(await commands.choose(key, held, [], [command([])]))) return;
    const undo = () => {
      const now = store.current() ?? report;
      void commands.choose(key, [], held, [command(held), ...givenBack(report, now, people)]);
    };
    toast(t('members.removed', { name }), 'done', { label: t('members.undo'), act: undo });
  };
}
