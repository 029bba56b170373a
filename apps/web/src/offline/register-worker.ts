import { whenNotTyping } from '../app/typing-pause';

/** When a page is at rest after it was loaded. */
const atRestMs = 5000;

/**
 * Lets the client open without a network from now on. Only built pages have a worker, and browsers run it only in a secure
 * context (https, or this machine).
 */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !window.isSecureContext || !('serviceWorker' in navigator)) return;
  const register = () =>
    navigator.serviceWorker.register('/sw.js').catch((error: unknown) => {
      // The client works without it; only opening offline does not.
      console.warn('service worker', error);
    });
  // It fetches all of the client: not while the page is still being opened, nor between two keys.
  const soon = () => void setTimeout(() => whenNotTyping(register), atRestMs);
  if (document.readyState === 'complete') soon();
  else window.addEventListener('load', soon, { once: true });
}
