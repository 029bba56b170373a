import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';

/** The dialog of tasks and indicators, loaded when it is first opened. */
export const TasksDialog = late(() => import('./tasks-dialog'), ['more']);

/** Opens the records that a section of tasks shows. */
export function TasksButton() {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton icon={ListChecks} label={t('tasks.open')} size="sm" onClick={() => setIsOpen(true)} />
      {isOpen && <TasksDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
