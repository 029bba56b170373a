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
  if (document.readyState === 'complete') void register();
  else window.addEventListener('load', register, { once: true });
}
