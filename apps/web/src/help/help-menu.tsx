import { CircleHelp, Keyboard, Map as MapIcon } from 'lucide-react';
import { useState } from 'react';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Menu } from '../ui/menu';

const KeysDialog = late(() => import('./keys-dialog'), ['more']);

/** 帮助: the tour again, and every key. */
export function HelpMenu({ onTour }: { readonly onTour: () => void }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Menu
        trigger={(props) => (
          <Button {...props} size="sm" variant="quiet" icon={CircleHelp}>
            {t('help.title')}
          </Button>
        )}
        groups={[
          {
            id: 'help',
            items: [
              { id: 'tour', icon: MapIcon, label: t('help.tour'), onSelect: onTour },
              { id: 'keys', icon: Keyboard, label: t('help.keys'), onSelect: () => setOpen(true) },
            ],
          },
        ]}
      />
      {isOpen && <KeysDialog onClose={() => setOpen(false)} />}
    </>
  );
}
