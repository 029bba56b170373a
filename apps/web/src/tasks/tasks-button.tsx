import { ListChecks } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';

/** The dialog of tasks and indicators, loaded when it is first opened. */
export const TasksDialog = lazy(() => import('./tasks-dialog'));

/** Opens the records that a section of tasks shows. */
export function TasksButton() {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton icon={ListChecks} label={t('tasks.open')} size="sm" onClick={() => setIsOpen(true)} />
      {isOpen && (
        <Suspense fallback={null}>
          <TasksDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
