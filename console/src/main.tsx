import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { answerOtherTabs } from './api/other-tabs.ts';
import { learnSellerTimeZone } from './api/seller-time-zone.ts';
import { App } from './app.tsx';
import './styles/colours.css';
import './styles/elements.css';
import './styles/frame.css';
import './styles/table.css';
import './styles/form.css';

const RELOAD_EVERY_MS = 10_000;

// If a part of the page cannot be loaded, the network changed, or a new version has replaced the files. The page is then reloaded; drafts are
// kept. If that happens again within 10 s, the error is shown instead, so that the page does not reload for ever.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('reloaded'));
  if (Date.now() - last < RELOAD_EVERY_MS) return;
  sessionStorage.setItem('reloaded', String(Date.now()));
  event.preventDefault();
  location.reload();
});

const root = document.getElementById('console');
if (root === null) throw new Error('index.html has no #console');
answerOtherTabs();
await learnSellerTimeZone();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
