import {
  type Indicator,
  type IndicatorContent,
  indicatorContent,
  indicatorId,
  may,
  newIndicator,
  newTask,
  type Report,
  type Task,
  type TaskContent,
  type TaskId,
  taskContent,
  taskId,
} from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import { ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { OfflineNote } from '../report/offline-note';
import { useReport, useReportSession } from '../report/report-session';
import { Button, IconButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { CoverageLine } from './coverage-line';
import { IndicatorForm } from './indicator-form';
import { IndicatorRows } from './indicator-rows';
import { TaskForm } from './task-form';
import { TaskHistory } from './task-history';
import styles from './tasks.module.css';

/** The one record that is being edited. */
type Editing =
  | { readonly task: TaskContent; readonly version: number | null }
  | { readonly indicator: IndicatorContent; readonly version: number | null };

/** Not `randomUUID`, which pages without TLS do not have. */
const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** 重点任务和指标: the records that both sections show, to read and, with the right to it, to edit. */
export default function TasksDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const report = useReport((now) => now);
  const typed = useRef(false);
  /** What is asked about: it would lose what was typed. */
  const [asked, setAsked] = useState<(() => void) | null>(null);
  const unlessTyped = (act: () => void) => (typed.current ? setAsked(() => act) : act());
  // Outside of the section it is opened from, whose type is that of the document.
  return createPortal(
    <>
      <Dialog title={t('tasks.open')} size="xl" onClose={() => unlessTyped(onClose)}>
        {report && <Tasks report={report} typed={typed} unlessTyped={unlessTyped} />}
      </Dialog>
      {asked && (
        <LeaveDialog
          onStay={() => setAsked(null)}
          onLeave={() => {
            setAsked(null);
            asked();
          }}
        />
      )}
    </>,
    document.body,
  );
}

/** Asks before what was typed into an open form is lost: Escape is quickly pressed, and so is the pencil of another row. */
function LeaveDialog({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const t = useText();
  const footer = (
    <>
      <Button variant="danger" onClick={onLeave}>
        {t('tasks.leave')}
      </Button>
      <Button variant="primary" onClick={onStay}>
        {t('tasks.stay')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('tasks.unsaved-title')} size="sm" onClose={onStay} footer={footer}>
      <p>{t('tasks.unsaved')}</p>
    </Dialog>
  );
}

interface TasksProps {
  readonly report: Report;
  /** Whether something was typed into a form that is not saved. */
  readonly typed: RefObject<boolean>;
  /** Does it at once, or asks first. */
  readonly unlessTyped: (act: () => void) => void;
}

function Tasks({ report, typed, unlessTyped }: TasksProps) {
  const t = useText();
  const { person } = useReportSession();
  const mayEdit = may(person.id, { do: 'editTasks' }, report);
  const [editing, setEditing] = useState<Editing | null>(null);
  const act = useTaskActions();
  const list = useRef<HTMLDivElement>(null);
  const edit = (next: Editing | null) => {
    typed.current = false;
    setEditing(next);
  };
  const close = () => {
    // The form goes and would take the focus with it.
    const form = list.current?.querySelector('form');
    (form?.closest<HTMLElement>('[tabindex]') ?? list.current)?.focus();
    edit(null);
  };
  const tasks = [...report.tasks.values()];
  const open = (next: Editing) => unlessTyped(() => edit(next));
  const shared = { report, editing, mayEdit, onEdit: open, onClose: close, act };
  return (
    <div ref={list} className={styles.tasks} tabIndex={-1} onChange={() => (typed.current = true)}>
      <p className={styles.intro}>{t(mayEdit ? 'tasks.intro' : 'tasks.read-only')}</p>
      <OfflineNote what="waits" />
      <CoverageLine report={report} />
      <ActionNotices act={act} />
      {tasks.length === 0 && <p className={styles.none}>{t('tasks.none')}</p>}
      {tasks.map((task, index) => (
        <TaskCard key={task.id} task={task} before={tasks[index - 1]?.id ?? null} {...shared} />
      ))}
      {editing && 'task' in editing && editing.version === null && (
        <TaskForm report={report} content={editing.task} version={null} onDone={close} />
      )}
      {mayEdit && (
        <Button icon={Plus} onClick={() => open({ task: newTask(taskId(newId()), ''), version: null })}>
          {t('tasks.add')}
        </Button>
      )}
    </div>
  );
}

interface CardProps {
  readonly report: Report;
  readonly task: Task;
  readonly before: TaskId | null;
  readonly editing: Editing | null;
  readonly mayEdit: boolean;
  readonly onEdit: (editing: Editing) => void;
  readonly onClose: () => void;
  readonly act: TaskActions;
}

/** A task with its indicators. */
function TaskCard({ report, task, before, editing, mayEdit, onEdit, onClose, act }: CardProps) {
  const t = useText();
  const { figures, people } = report;
  const own = [...report.indicators.values()].filter((one) => one.task === task.id);
  const isEdited = editing && 'task' in editing && editing.task.id === task.id && editing.version !== null;
  const edited = editing && 'indicator' in editing && editing.indicator.task === task.id ? editing : null;
  const titled = { title: task.title };
  return (
    <section className={styles.card} aria-label={task.title} tabIndex={-1}>
      <header className={styles.head}>
        <h3>{task.title}</h3>
        {task.owner && <span className={styles.owner}>{people.get(task.owner)?.name}</span>}
        {mayEdit && (
          <span className={styles.rowActions}>
            {before && (
              <IconButton
                icon={ArrowUp}
                label={t('tasks.up', titled)}
                onClick={() => act.move(task, before)}
              />
            )}
            <IconButton
              icon={Pencil}
              label={t('tasks.edit', titled)}
              onClick={() => onEdit({ task: taskContent(task), version: task.version })}
            />
            <IconButton
              icon={Trash2}
              label={t('tasks.remove', titled)}
              onClick={() => act.removeTask(task)}
            />
          </span>
        )}
      </header>
      {isEdited && (
        <TaskForm report={report} content={editing.task} version={editing.version} onDone={onClose} />
      )}
      <IndicatorRows
        figures={figures}
        indicators={own}
        mayEdit={mayEdit}
        onEdit={(one) => onEdit({ indicator: indicatorContent(one), version: one.version })}
        onRemove={act.removeIndicator}
      />
      {edited && (
        <IndicatorForm
          key={edited.indicator.id}
          figures={figures}
          content={edited.indicator}
          version={edited.version}
          onDone={onClose}
        />
      )}
      {mayEdit && !edited && (
        <Button
          size="sm"
          variant="quiet"
          icon={Plus}
          onClick={() =>
            onEdit({ indicator: newIndicator(indicatorId(newId()), task.id, ''), version: null })
          }
        >
          {t('tasks.add-indicator')}
        </Button>
      )}
      <TaskHistory record={task} people={people} />
    </section>
  );
}

interface TaskActions {
  readonly removed: Removed | null;
  readonly problem: Problem | null;
  readonly restore: (removed: Removed) => void;
  readonly move: (task: Task, before: TaskId) => void;
  readonly removeTask: (task: Task) => void;
  readonly removeIndicator: (indicator: Indicator) => void;
}

/** What was just removed, and how it comes back. */
interface Removed {
  readonly title: string;
  readonly restore: RecordCommand;
}

/** What is done at once, and can be taken back here: what lies below a dialog cannot be reached. */
function useTaskActions(): TaskActions {
  const { command } = useReportSession();
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (next: RecordCommand, after: Removed | null = null) => {
    const answer = await command(next);
    setProblem(answer.ok ? null : answer.problem);
    setRemoved(answer.ok ? after : null);
  };
  return {
    removed,
    problem,
    restore: ({ restore }) => void send(restore),
    move: ({ id }, before) => void send({ type: 'moveTask', task: id, before }),
    removeTask: ({ id, title, version }) =>
      void send(
        { type: 'removeTask', task: id, version },
        { title, restore: { type: 'restoreTask', task: id } },
      ),
    removeIndicator: ({ id, name, version }) =>
      void send(
        { type: 'removeIndicator', indicator: id, version },
        { title: name, restore: { type: 'restoreIndicator', indicator: id } },
      ),
  };
}

function ActionNotices({ act: { removed, problem, restore } }: { readonly act: TaskActions }) {
  const t = useText();
  return (
    <>
      {problem && <Alert>{problemText(problem)}</Alert>}
      {removed && (
        <Alert kind="info">
          {t('tasks.removed', { title: removed.title })}{' '}
          <Button size="sm" onClick={() => restore(removed)}>
            {t('tasks.undo')}
          </Button>
        </Alert>
      )}
    </>
  );
}
