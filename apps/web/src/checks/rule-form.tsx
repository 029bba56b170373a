import { formatFigure } from '@huigao/figures';
import {
  figuresOfRule,
  type OwnRule,
  type Report,
  type RuleRelation,
  type RuleSeverity,
  resolveFigure,
  ruleRelations,
  ruleSeverities,
} from '@huigao/report';
import { useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { FormulaField } from '../figures/formula-field';
import { type FormulaNames, namedFormula, readFormula } from '../figures/formula-names';
import { useReportSession } from '../report/report-session';
import { Alert, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import { readTolerance } from './rule-tolerance';
import styles from './rules-dialog.module.css';

export interface RuleFormProps {
  /** Null: a new one. */
  readonly rule: OwnRule | null;
  readonly figures: Report['figures'];
  readonly names: FormulaNames;
  readonly onClose: () => void;
}

interface Draft {
  readonly name: string;
  readonly left: string;
  readonly relation: RuleRelation;
  readonly right: string;
  readonly tolerance: string;
  readonly severity: RuleSeverity;
  readonly message: string;
}

const emptyDraft: Draft = {
  name: '',
  left: '',
  relation: '=',
  right: '',
  tolerance: '0',
  severity: 'block',
  message: '',
};

function draftOf(rule: OwnRule | null, { names, figures }: Pick<RuleFormProps, 'names' | 'figures'>): Draft {
  if (!rule) return emptyDraft;
  const unit = unitOf(rule, figures);
  const tolerance = formatFigure(rule.tolerance, unit, {});
  return {
    ...rule,
    left: namedFormula(rule.left, names),
    right: namedFormula(rule.right, names),
    tolerance: tolerance.ok ? tolerance.text : rule.tolerance,
  };
}

/** The unit of the first figure of a rule: that of its tolerance. */
function unitOf(sides: Pick<OwnRule, 'left' | 'right'>, figures: Report['figures']): string {
  const [first] = figuresOfRule(sides);
  return (first && resolveFigure(figures, first)?.unit) ?? '';
}

/** One rule: two sides, how they must relate, by how much they may miss it, and what is said when they do. */
export function RuleForm({ rule, figures, names, onClose }: RuleFormProps) {
  const t = useText();
  const { command } = useReportSession();
  const [draft, setDraft] = useState(() => draftOf(rule, { names, figures }));
  const [wasTried, setWasTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });

  const left = readFormula(draft.left, names);
  const right = readFormula(draft.right, names);
  const sides = left.ok && right.ok ? { left: left.formula, right: right.formula } : null;
  const unit = sides ? unitOf(sides, figures) : '';
  const tolerance = readTolerance(draft.tolerance, unit);
  const isNamed = draft.name.trim() !== '';

  const save = async () => {
    setWasTried(true);
    if (!sides || tolerance === null || !isNamed || busy) return;
    setBusy(true);
    const { name, relation, severity, message } = draft;
    const answer = await command({
      type: 'setRule',
      check: { id: rule?.id ?? crypto.randomUUID(), name, ...sides, relation, tolerance, severity, message },
      version: rule?.version ?? null,
    });
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };
  const of = { unit, format: '' };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem && <Alert>{problemText(problem)}</Alert>}
      <TextField
        label={t('checks.rule-name')}
        lang="zh-CN"
        maxLength={100}
        placeholder={t('checks.rule-name-example')}
        error={wasTried && !isNamed ? t('checks.rule-name-fault') : null}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <FormulaField
        label={t('checks.rule-left')}
        value={draft.left}
        names={names}
        figures={figures}
        of={of}
        isJudged={wasTried}
        onChange={(text) => set({ left: text })}
      />
      <SelectField
        label={t('checks.rule-relation')}
        value={draft.relation}
        onChange={(chosen) => set({ relation: ruleRelations.find((one) => one === chosen) ?? '=' })}
      >
        {ruleRelations.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </SelectField>
      <FormulaField
        label={t('checks.rule-right')}
        value={draft.right}
        names={names}
        figures={figures}
        of={of}
        isJudged={wasTried}
        onChange={(text) => set({ right: text })}
      />
      <div className={styles.three}>
        <TextField
          label={t('checks.rule-tolerance')}
          hint={t('checks.rule-tolerance-hint')}
          error={wasTried && tolerance === null ? t('checks.rule-tolerance-fault') : null}
          lang="zh-CN"
          value={draft.tolerance}
          onChange={(text) => set({ tolerance: text })}
        />
        <SelectField
          label={t('checks.rule-severity')}
          value={draft.severity}
          onChange={(chosen) => set({ severity: ruleSeverities.find((one) => one === chosen) ?? 'block' })}
        >
          {ruleSeverities.map((one) => (
            <option key={one} value={one}>
              {t(`checks.rule-${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField
        label={t('checks.rule-message')}
        lang="zh-CN"
        maxLength={200}
        value={draft.message}
        onChange={(message) => set({ message })}
      />
      <div className={styles.actions}>
        <FormFoot busy={busy} onClose={onClose}>
          {t('figures.save')}
        </FormFoot>
      </div>
    </form>
  );
}
