import { type OwnRule, rulesInOrder } from '@huigao/report';
import { Pencil, Plus, Scale, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { formulaNames, namedFormula } from '../figures/formula-names';
import { useReport, useReportSession } from '../report/report-session';
import { Button, IconButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { Alert } from '../ui/field';
import { useToast } from '../ui/toast';
import { RuleForm } from './rule-form';
import styles from './rules-dialog.module.css';
import { useMayWaive } from './use-may-waive';

/** 自定规则: the checks of this report's own, made here without code. */
export default function RulesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const { command } = useReportSession();
  const figures = useReport((report) => report.figures);
  const rules = useReport((report) => report.rules);
  // Who may waive findings of the whole report may make rules: both are who publishes figures.
  const mayChange = useMayWaive()(null);
  const names = useMemo(() => formulaNames(figures ?? new Map()), [figures]);
  const [edited, setEdited] = useState<OwnRule | 'new' | null>(null);
  if (!figures || !rules) return null;
  const remove = async ({ id, name, version, by: _, at: __, ...rest }: OwnRule) => {
    const answer = await command({ type: 'removeRule', id, version });
    if (!answer.ok) return toast(problemText(answer.problem), 'bad');
    toast(t('checks.rule-removed', { name }), 'done', {
      label: t('figures.undo'),
      act: () => void command({ type: 'setRule', check: { id, name, ...rest }, version: null }),
    });
  };
  const list = rulesInOrder({ rules });
  return (
    <Dialog
      title={t('checks.rules')}
      onClose={onClose}
      footer={
        edited === null && (
          <>
            <Button onClick={onClose}>{t('ui.done')}</Button>
            {mayChange && (
              <Button
                icon={Plus}
                variant={list.length === 0 ? 'primary' : 'secondary'}
                onClick={() => setEdited('new')}
              >
                {t('checks.rule-add')}
              </Button>
            )}
          </>
        )
      }
    >
      {edited !== null ? (
        <RuleForm
          rule={edited === 'new' ? null : edited}
          figures={figures}
          names={names}
          onClose={() => setEdited(null)}
        />
      ) : (
        <>
          {list.length > 0 && <p className={styles.hint}>{t('checks.rules-hint')}</p>}
          {!mayChange && <Alert kind="info">{t('checks.rules-read-only')}</Alert>}
          {list.length === 0 && (
            <EmptyState icon={Scale} title={t('checks.rules-none')}>
              {t('checks.rules-none-hint')}
            </EmptyState>
          )}
          <ul className={styles.list}>
            {list.map((rule) => (
              <li key={rule.id} className={styles.rule}>
                <div className={styles.words} lang="zh-CN">
                  <b>{rule.name}</b>
                  <p>
                    {namedFormula(rule.left, names)} {rule.relation} {namedFormula(rule.right, names)}
                  </p>
                  <p className={styles.hint}>
                    {t(`checks.rule-${rule.severity}`)}
                    {rule.message && ` · ${rule.message}`}
                  </p>
                </div>
                {mayChange && (
                  <>
                    <IconButton
                      icon={Pencil}
                      size="sm"
                      label={t('checks.rule-edit-of', { name: rule.name })}
                      onClick={() => setEdited(rule)}
                    />
                    <IconButton
                      icon={Trash2}
                      size="sm"
                      label={t('checks.rule-remove-of', { name: rule.name })}
                      onClick={() => void remove(rule)}
                    />
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
