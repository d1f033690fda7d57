import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/colours.css';
import './styles/elements.css';
import './styles/frame.css';
import './styles/table.css';
import './styles/form.css';

const ANEW_EVERY_MS = 10_000;

// A part of the page did not load: the network changed, or a new version took the old one's place. Then all of it is loaded anew; what was
// typed is kept. Not again and again: soon after, the page says that it broke.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('loaded anew'));
  if (Date.now() - last < ANEW_EVERY_MS) return;
  sessionStorage.setItem('loaded anew', String(Date.now()));
  event.preventDefault();
  location.reload();
});

const place = document.getElementById('console');
if (place === null) throw new Error('index.html has no #console');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
