import { type FigureId, may } from '@huigao/report';
import { type RefObject, useImperativeHandle, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '../../app/locale';
import { FigureDialog } from '../../figures/late-dialogs';
import { useReport, useReportSession } from '../../report/report-session';
import { useToast } from '../../ui/toast';
import type { HeldRange } from '../binding/held-range';
import type { BodyEditor } from '../body/body-editor';
import { type EditorSituation, type NumberHere, numberHere } from '../body/editor-situation';
import { rectOf } from '../body/rect-of';
import { figureKnown } from '../inserting/known-figure';
import { LinkBubble, type LinkChoice, LinkChoices } from './link-bubble';
import { figuresEqualTo, formatOf, guessedLabel, type TypedNumber } from './number-link';

export interface NumberLinkingProps {
  readonly editor: BodyEditor;
  readonly situation: EditorSituation;
  /** Where the editor finds what its key does. */
  readonly linkNumber: RefObject<(() => void) | null>;
}

/** A number that is being linked: remembered while one chooses, for others go on typing. */
interface Linking {
  readonly typed: TypedNumber;
  readonly range: HeldRange;
  readonly step: 'choose' | 'new';
  readonly choices: readonly LinkChoice[];
}

/** The figure and format that mend a finding, or null. */
const fixOf = ({ finding }: NumberHere): LinkChoice | null =>
  finding?.finding.fix?.kind === 'link' ? finding.finding.fix : null;

/** The button beside a typed number, the choice among equal figures, and the dialog for a figure that is not there yet. */
export function NumberLinking({ editor, situation, linkNumber }: NumberLinkingProps) {
  const t = useText();
  const toast = useToast();
  const { person, store } = useReportSession();
  const figures = useReport((report) => report.figures);
  const mayAdd = useReport((report) => may(person.id, { do: 'addFigure' }, report)) ?? false;
  const here = useSyncExternalStore(situation.subscribe, situation.number);
  const [linking, setLinking] = useState<Linking | null>(null);

  const close = () => {
    setLinking(null);
    editor.focus();
  };

  const put = (range: HeldRange, choice: LinkChoice) => {
    setLinking(null);
    const now = editor.isDestroyed ? null : editor.heldNow(range);
    if (!now || !editor.replaceWithPlace(now, choice)) return;
    editor.focus();
    toast(t('editor.link-done', { label: store.current()?.figures.get(choice.figure)?.label ?? '' }));
  };

  const start = (number: NumberHere) => {
    if (!figures) return;
    const { typed } = number;
    const range = editor.hold(typed);
    const format = formatOf(typed);
    const equal = figuresEqualTo({ figures }, typed).map((figure) => ({ figure, format }));
    const fix = fixOf(number);
    const choices = equal.length === 0 && fix ? [fix] : equal;
    situation.clear();
    if (equal.length === 1) return put(range, equal[0]!);
    if (choices.length === 0 && !mayAdd) return toast(t('editor.link-no-figure', { text: typed.text }));
    setLinking({ typed, range, choices, step: choices.length === 0 ? 'new' : 'choose' });
  };

  useImperativeHandle(linkNumber, () => () => {
    const number = numberHere(editor.view);
    if (!number) return toast(t('editor.link-none'));
    editor.reveal();
    // At once: the next key must find the choice, not the text.
    flushSync(() => start(number));
  });

  const made = async ({ range, typed }: Linking, figure: FigureId) => {
    close();
    await figureKnown(store, figure);
    put(range, { figure, format: formatOf(typed) });
  };

  if (!figures) return null;
  const fix = here && fixOf(here);
  return (
    <>
      {here && !linking && (
        <LinkBubble
          anchor={() => rectOf(editor.view, here.typed)}
          expected={fix ? (here.finding?.finding.expected ?? null) : null}
          onLink={() => start(here)}
          onFix={() => fix && put(editor.hold(here.typed), fix)}
        />
      )}
      {linking?.step === 'choose' && (
        <LinkChoices
          anchor={() => {
            const range = editor.heldNow(linking.range);
            return range && rectOf(editor.view, range);
          }}
          text={linking.typed.text}
          figures={figures}
          choices={linking.choices}
          mayAdd={mayAdd}
          onChoose={(choice) => put(linking.range, choice)}
          onNew={() => setLinking({ ...linking, step: 'new' })}
          onClose={close}
          onLeave={() => setLinking((now) => (now?.step === 'choose' ? null : now))}
        />
      )}
      {linking?.step === 'new' && (
        <FigureDialog
          initial={{
            label: guessedLabel(linking.typed),
            value: linking.typed.number.value,
            unit: linking.typed.number.unit,
            format: formatOf(linking.typed),
          }}
          onDone={(figure) => void made(linking, figure)}
          onClose={close}
        />
      )}
    </>
  );
}
