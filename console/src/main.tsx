import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/colours.css';
import './styles/elements.css';
import './styles/frame.css';
import './styles/table.css';
import './styles/form.css';

const place = document.getElementById('console');
if (place === null) throw new Error('index.html has no #console');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
