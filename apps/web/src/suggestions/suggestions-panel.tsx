import type { Report, SectionId, Suggestion } from '@huigao/report';
import { Check, PencilLine, X } from 'lucide-react';
import { Fragment, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import styles from '../comments/comments-panel.module.css';
import { stepBetweenCards } from '../comments/step-between-cards';
import { useWindow } from '../comments/use-window';
import { useReport, useReportSession } from '../report/report-session';
import { sectionElement } from '../report/section-element';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/spinner';
import { SuggestionCard } from './suggestion-card';
import { suggestionDesk, useSuggestionDesk } from './suggestion-desk';
import { firstSuggestionChoice, isListed, type SuggestionChoice } from './suggestion-filter';
import { SuggestionFilterBar } from './suggestion-filter-bar';
import { suggestionKeys } from './suggestion-keys';
import { type SuggestionPlaces, sectionOf, useSuggestionPlaces } from './suggestion-places';
import { rightsOn } from './suggestion-rights';
import { useSuggestionCommands } from './use-suggestion-commands';

const none: Report['suggestions'] = new Map();

/** Suggestions in the order of the text; within a section those that are decided last, newest first. */
function inOrder(
  suggestions: Report['suggestions'],
  places: SuggestionPlaces,
  outline: Report['outline'],
): readonly Suggestion[] {
  const order = new Map(outline.map(({ id }, index) => [id, index]));
  const rank = new Map([...places.keys()].map((id, index) => [id, index]));
  const sectionAt = (one: Suggestion) => order.get(sectionOf(one, places)) ?? outline.length;
  const at = (one: Suggestion) => rank.get(one.id) ?? places.size;
  return [...suggestions.values()].sort(
    (a, b) => sectionAt(a) - sectionAt(b) || at(a) - at(b) || (b.decision?.at ?? 0) - (a.decision?.at ?? 0),
  );
}

/** 修订: the suggestions, in the order of the text. */
export default function SuggestionsPanel() {
  const t = useText();
  const { person } = useReportSession();
  const suggestions = useReport((report) => report.suggestions) ?? none;
  const outline = useReport((report) => report.outline);
  const places = useSuggestionPlaces();
  const [choice, setChoice] = useState<SuggestionChoice>(firstSuggestionChoice);
  const { active } = useSuggestionDesk();
  const panel = useRef<HTMLDivElement>(null);
  const listed = useMemo(() => {
    const placeOf = ({ id }: Suggestion) => places.get(id);
    return inOrder(suggestions, places, outline ?? []).filter(
      // What one looks at stays, though it was just decided.
      (one) => one.id === active || isListed(one, choice, person.id, placeOf),
    );
  }, [suggestions, places, outline, choice, person.id, active]);
  useWish(panel);

  if (!outline) return <Loading label={t('report.suggestions')} />;
  if (suggestions.size === 0)
    return (
      <EmptyState icon={PencilLine} title={t('suggestions.none')}>
        <p>{t('suggestions.none-hint')}</p>
      </EmptyState>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only adds arrow keys to the buttons inside it
    <div ref={panel} className={styles.panel} onKeyDown={(event) => stepBetweenCards(event, panel.current)}>
      <SuggestionFilterBar choice={choice} onChoice={setChoice} suggestions={suggestions} places={places} />
      <DecideAll listed={listed} places={places} />
      <List listed={listed} places={places} />
      {listed.length === 0 && <p className={styles.none}>{t('suggestions.none-here')}</p>}
      {listed.length > 0 && (
        <p className={styles.keys}>
          {t('suggestions.keys', {
            next: suggestionKeys.next.shown,
            previous: suggestionKeys.previous.shown,
            accept: suggestionKeys.accept.shown,
            reject: suggestionKeys.reject.shown,
          })}
        </p>
      )}
    </div>
  );
}

/** Puts the keyboard on a card when that is asked for. */
function useWish(panel: React.RefObject<HTMLDivElement | null>): void {
  const { active, wish } = useSuggestionDesk();
  const answered = useRef(0);
  useEffect(() => {
    const card =
      active && panel.current?.querySelector<HTMLElement>(`[data-suggestion-card="${CSS.escape(active)}"]`);
    if (!card) return;
    card.scrollIntoView({ block: 'nearest' });
    if (wish === answered.current) return;
    answered.current = wish;
    card.querySelector<HTMLElement>('[data-card]')?.focus();
  }, [active, wish, panel]);
}

/** All that are listed and can be decided on, in one step. */
function DecideAll({
  listed,
  places,
}: {
  readonly listed: readonly Suggestion[];
  readonly places: SuggestionPlaces;
}) {
  const t = useText();
  const commands = useSuggestionCommands();
  const rightsOf = useRights(places);
  const mine = listed.filter((one) => !one.decision && rightsOf(one).decide === true);
  const ready = mine.filter(({ id }) => places.get(id)?.stands === 'ready');
  if (mine.length < 2) return null;
  return (
    <div className={styles.all}>
      {ready.length > 0 && (
        <Button size="sm" icon={Check} onClick={() => void commands.accept(...ready)}>
          {t('suggestions.accept-all', { count: ready.length })}
        </Button>
      )}
      <Button size="sm" variant="quiet" icon={X} onClick={() => void commands.reject(...mine)}>
        {t('suggestions.reject-all', { count: mine.length })}
      </Button>
    </div>
  );
}

/** What the person may do with each suggestion, asked once a section. */
function useRights(places: SuggestionPlaces): (suggestion: Suggestion) => ReturnType<typeof rightsOn> {
  const { person } = useReportSession();
  const people = useReport((report) => report.people);
  const outline = useReport((report) => report.outline);
  return useMemo(() => {
    const known = new Map<SectionId, ReturnType<typeof rightsOn>['decide']>();
    return (suggestion) => {
      if (!people || !outline) return { decide: false, isMine: false };
      const section = sectionOf(suggestion, places);
      const asked = { people, outline, figures: new Map() };
      const decide = known.get(section) ?? rightsOn(suggestion, section, person.id, asked).decide;
      known.set(section, decide);
      return { decide, isMine: suggestion.by === person.id };
    };
  }, [people, outline, places, person.id]);
}

interface Group {
  readonly section: SectionId;
  readonly suggestions: readonly Suggestion[];
}

function bySection(listed: readonly Suggestion[], places: SuggestionPlaces): readonly Group[] {
  const groups: { section: SectionId; suggestions: Suggestion[] }[] = [];
  for (const one of listed) {
    const section = sectionOf(one, places);
    const last = groups.at(-1);
    if (last?.section === section) last.suggestions.push(one);
    else groups.push({ section, suggestions: [one] });
  }
  return groups;
}

function List({
  listed,
  places,
}: {
  readonly listed: readonly Suggestion[];
  readonly places: SuggestionPlaces;
}) {
  const session = useReportSession();
  const sectionName = useSectionName();
  const commands = useSuggestionCommands();
  const rightsOf = useRights(places);
  const { active } = useSuggestionDesk();
  const shown = useWindow(listed, active);
  const look = useCallback(
    (one: Suggestion) => {
      suggestionDesk(session).look(one.id);
      const section = sectionOf(one, places);
      const range = places.get(one.id)?.range;
      if (range) session.navigator.goTo({ section, ...range });
      else sectionElement(section)?.scrollIntoView({ block: 'start' });
    },
    [session, places],
  );
  return (
    <>
      {bySection(listed.slice(0, shown.count), places).map(({ section, suggestions }) => (
        <Fragment key={section}>
          <h3 className={styles.section} lang="zh-CN">
            {sectionName(section)}
          </h3>
          <ul className={styles.cards}>
            {suggestions.map((one) => (
              <SuggestionCard
                key={one.id}
                suggestion={one}
                place={places.get(one.id) ?? null}
                rights={rightsOf(one)}
                isActive={one.id === active}
                onLook={look}
                commands={commands}
              />
            ))}
          </ul>
        </Fragment>
      ))}
      {shown.count < listed.length && <div ref={shown.end} className={styles.end} />}
    </>
  );
}
