import './tokens.css';
import './reset.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeFailedSignIn } from './account/failed-sign-in';
import { App } from './app/app';
import { needTexts, showLocale } from './app/locale';
import { watchTyping } from './app/typing-pause';
import { followAppearance } from './appearance/appearance';
import { takeInvitation } from './join/invitation';
import { registerWorker } from './offline/register-worker';

async function start(): Promise<void> {
  watchTyping();
  followAppearance();
  showLocale();
  takeInvitation();
  takeFailedSignIn();
  await needTexts('start');
  createRoot(document.getElementById('app')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  registerWorker();
}

// Set by public/check-browser.js, which says so on the page.
if (document.documentElement.dataset.browser !== 'old') await start();
