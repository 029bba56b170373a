import { useEffect } from 'react';
import { useText } from './locale';

/** Names the page in the window's title: `title · 会稿`. */
export function useDocumentTitle(title: string): void {
  const t = useText();
  const brand = t('app.name');
  useEffect(() => {
    document.title = title ? `${title} · ${brand}` : brand;
  }, [title, brand]);
}
