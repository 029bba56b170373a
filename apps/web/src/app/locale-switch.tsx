import { Languages } from 'lucide-react';
import { Button } from '../ui/button';
import { setLocale, useLocale, useText } from './locale';
import { languageTag } from './locale-tag';

/** Switches to the other language, which it is named in. */
export function LocaleSwitch() {
  const t = useText();
  const other = useLocale() === 'zh' ? 'en' : 'zh';
  return (
    <Button
      variant="quiet"
      size="sm"
      icon={Languages}
      lang={languageTag(other)}
      onClick={() => void setLocale(other)}
    >
      {t('app.other-language')}
    </Button>
  );
}
