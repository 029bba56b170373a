import { useState } from 'react';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Radio } from '../ui/field';
import { type Appearance, aspects, chooseAppearance, keptAppearance } from './appearance';
import styles from './appearance-dialog.module.css';

/** 外观: what is chosen is seen at once. */
export default function AppearanceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const [appearance, setAppearance] = useState(keptAppearance);
  const choose = (change: Partial<Appearance>) => {
    const next = { ...appearance, ...change };
    setAppearance(next);
    chooseAppearance(next);
  };
  return (
    <Dialog
      title={t('appearance.title')}
      size="sm"
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('appearance.done')}
        </Button>
      }
    >
      {aspects.map(([aspect, values]) => (
        <fieldset key={aspect} className={styles.aspect}>
          <legend>{t(`appearance.${aspect}`)}</legend>
          {values.map((value) => (
            <Radio
              key={value}
              name={aspect}
              checked={appearance[aspect] === value}
              onChange={() => choose({ [aspect]: value })}
            >
              {t(`appearance.${value}`)}
            </Radio>
          ))}
        </fieldset>
      ))}
      <p className={styles.note}>{t('appearance.note')}</p>
    </Dialog>
  );
}
