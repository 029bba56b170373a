import type { Suggestion } from '@huigao/report';
import type { SuggestionPlace } from '@huigao/report-doc';
import { Check, Pencil, RotateCcw, TriangleAlert, Undo2, X } from 'lucide-react';
import { memo, useState } from 'react';
import { type Translate, useLocale, useText } from '../app/locale';
import card from '../remarks/remark-card.module.css';
import { useReport } from '../report/report-session';
import { exactTime, relativeTime } from '../start/relative-time';
import { useNow } from '../start/use-now';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { ReasonForm } from './reason-form';
import { formatWords, insertedPieces, piecesText } from './suggested-pieces';
import styles from './suggestion-card.module.css';
import { suggestionKeys } from './suggestion-keys';
import type { SuggestionRights } from './suggestion-rights';
import type { SuggestionCommands } from './use-suggestion-commands';

export interface SuggestionCardProps {
  readonly suggestion: Suggestion;
  /** Of an open one. */
  readonly place: SuggestionPlace | null;
  readonly rights: SuggestionRights;
  readonly isActive: boolean;
  readonly onLook: (suggestion: Suggestion) => void;
  readonly commands: SuggestionCommands;
}

/** A suggestion: what would go and come, who suggests it and why, and what can be done with it. */
export const SuggestionCard = memo(function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, place, isActive } = props;
  const t = useText();
  const name = useReport((report) => report.people.get(suggestion.by)?.name) ?? t('members.gone');
  const figures = useReport((report) => report.figures);
  const says = figures ? wordsOf(suggestion, figures, t) : '';
  return (
    <li
      className={card.card}
      data-active={isActive || undefined}
      data-decided={suggestion.decision?.end}
      data-suggestion-card={suggestion.id}
    >
      <button
        type="button"
        className={card.open}
        data-card
        aria-label={t('suggestions.card', { name, text: says })}
        aria-pressed={isActive}
        aria-keyshortcuts={`${suggestionKeys.accept.aria} ${suggestionKeys.reject.aria}`}
        onClick={() => props.onLook(suggestion)}
      />
      <Author suggestion={suggestion} name={name} />
      <Change suggestion={suggestion} />
      {place && place.stands !== 'ready' && <ToReview place={place} isActive={isActive} />}
      <Why {...props} />
      <Ended suggestion={suggestion} />
      <Actions {...props} />
    </li>
  );
});

/** The whole of it in words. */
function wordsOf(
  suggestion: Suggestion,
  figures: Parameters<typeof insertedPieces>[1],
  t: Translate,
): string {
  const { text: quoted, shown } = suggestion.ground.quote;
  const words = shown || quoted;
  const format = formatWords(suggestion, t);
  if (format) return t('suggestions.format-words', { format, text: words });
  const inserted = piecesText(insertedPieces(suggestion, figures, t));
  const parts = [
    ...(words ? [t('suggestions.deleted-words', { text: words })] : []),
    ...(inserted ? [t('suggestions.inserted-words', { text: inserted })] : []),
  ];
  return parts.join(t('members.and'));
}

function Author({
  suggestion: { by, at },
  name,
}: Pick<SuggestionCardProps, 'suggestion'> & { readonly name: string }) {
  const locale = useLocale();
  const now = useNow();
  return (
    <p className={card.who}>
      <Avatar person={by} name={name} size="sm" decorative />
      <span className={card.name}>{name}</span>
      <time className={card.time} dateTime={new Date(at).toISOString()} title={exactTime(at, locale)}>
        {relativeTime(at, now, locale)}
      </time>
    </p>
  );
}

/** So much of what would go is shown. */
const longestShown = 120;
const shortened = (text: string) => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);

/** So many characters of the words on either side are shown. */
const aroundShown = 8;
const withoutPlaces = (text: string) => text.replaceAll('\uFFFC', '…');

function Change({ suggestion }: Pick<SuggestionCardProps, 'suggestion'>) {
  const t = useText();
  const figures = useReport((report) => report.figures);
  const { before, shown, text, after } = suggestion.ground.quote;
  const words = shortened(shown || text).replaceAll('\n', '¶');
  const format = formatWords(suggestion, t);
  const lead = before.slice(before.lastIndexOf('\n') + 1);
  const [rest = ''] = after.split('\n');
  return (
    <p className={styles.change} lang="zh-CN">
      <span className={styles.around}>
        {lead.length > aroundShown && '…'}
        {withoutPlaces(lead.slice(-aroundShown))}
      </span>
      {words && (format ? <span className={styles.formatted}>{words}</span> : <del>{words}</del>)}
      {figures && !format && <Inserted suggestion={suggestion} figures={figures} />}
      <span className={styles.around}>
        {withoutPlaces(rest.slice(0, aroundShown))}
        {rest.length > aroundShown && '…'}
      </span>
      {format && <span className={styles.format}>{format}</span>}
    </p>
  );
}

function Inserted({
  suggestion,
  figures,
}: Pick<SuggestionCardProps, 'suggestion'> & { readonly figures: Parameters<typeof insertedPieces>[1] }) {
  const t = useText();
  const pieces = insertedPieces(suggestion, figures, t);
  if (pieces.length === 0) return null;
  return (
    <ins>
      {pieces.map(({ text, bold }, index) => {
        const key = `${index}`;
        return bold ? <strong key={key}>{shortened(text)}</strong> : <span key={key}>{shortened(text)}</span>;
      })}
    </ins>
  );
}

function ToReview({ place, isActive }: { readonly place: SuggestionPlace; readonly isActive: boolean }) {
  const t = useText();
  return (
    <div className={styles.review}>
      <span className={card.warning}>
        <TriangleAlert aria-hidden className={card.small} />
        {t(place.stands === 'gone' ? 'suggestions.gone' : 'suggestions.changed')}
      </span>
      {isActive && <p className={styles.hint}>{t('suggestions.changed-hint')}</p>}
    </div>
  );
}

/** The reason; its author can change it while it waits. */
function Why({ suggestion, rights, isActive, commands }: SuggestionCardProps) {
  const t = useText();
  const [isWriting, setWriting] = useState(false);
  const { why, decision } = suggestion;
  if (isWriting)
    return (
      <ReasonForm
        first={why}
        hint={t('suggestions.why-hint')}
        send={t('suggestions.save')}
        onSend={(draft) => commands.explain(suggestion, draft)}
        onClose={() => setWriting(false)}
      />
    );
  const mayExplain = rights.isMine && !decision && isActive;
  return (
    <>
      {why && <p className={styles.why}>{why}</p>}
      {mayExplain && (
        <span className={styles.actions}>
          <Button size="sm" variant="quiet" icon={Pencil} onClick={() => setWriting(true)}>
            {t(why ? 'suggestions.why-edit' : 'suggestions.why-add')}
          </Button>
        </span>
      )}
    </>
  );
}

function Ended({ suggestion: { decision } }: Pick<SuggestionCardProps, 'suggestion'>) {
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const name = useReport((report) => (decision ? report.people.get(decision.by)?.name : null));
  if (!decision) return null;
  return (
    <>
      <p className={styles.ended} data-end={decision.end}>
        {t(`suggestions.${decision.end}-by`, {
          name: name ?? t('members.gone'),
          time: relativeTime(decision.at, now, locale),
        })}
      </p>
      {decision.why && <p className={styles.why}>{decision.why}</p>}
    </>
  );
}

function Actions({ suggestion, place, rights, commands, isActive }: SuggestionCardProps) {
  const t = useText();
  const [isRejecting, setRejecting] = useState(false);
  const { decision } = suggestion;
  if (decision) {
    const mayReopen = decision.end === 'withdrawn' ? rights.isMine : rights.decide === true;
    if (!isActive || !mayReopen) return null;
    return (
      <span className={styles.actions}>
        <Button size="sm" variant="quiet" icon={RotateCcw} onClick={() => void commands.reopen(suggestion)}>
          {t('suggestions.reopen')}
        </Button>
      </span>
    );
  }
  if (rights.decide === 'locked' && isActive) return <p className={styles.hint}>{t('suggestions.locked')}</p>;
  if (rights.decide !== true && !rights.isMine) return null;
  if (isRejecting)
    return (
      <ReasonForm
        first=""
        hint={t('suggestions.reject-hint')}
        send={t('suggestions.reject')}
        onSend={(why) => commands.rejectFor(suggestion, why)}
        onClose={() => setRejecting(false)}
      />
    );
  return (
    <span className={styles.actions}>
      {rights.decide === true && place?.stands === 'ready' && (
        <Button size="sm" icon={Check} onClick={() => void commands.accept(suggestion)}>
          {t('suggestions.accept')}
        </Button>
      )}
      {rights.decide === true && (
        <Button size="sm" variant="quiet" icon={X} onClick={() => void commands.reject(suggestion)}>
          {t('suggestions.reject')}
        </Button>
      )}
      {rights.decide === true && isActive && (
        <Button size="sm" variant="quiet" icon={Pencil} onClick={() => setRejecting(true)}>
          {t('suggestions.reject-why')}
        </Button>
      )}
      {rights.isMine && (
        <Button size="sm" variant="quiet" icon={Undo2} onClick={() => void commands.withdraw(suggestion)}>
          {t('suggestions.withdraw')}
        </Button>
      )}
    </span>
  );
}
