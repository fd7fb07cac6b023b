import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import './index.css';
import { sessionStore, takeTokenFromAddress } from './lib/session-store';

const enterFromAddress = () => {
  const token = takeTokenFromAddress(window.location, window.history);
  if (token !== null) sessionStore.getState().enter(token);
};

// A login link may also be pasted into a tab that is already open.
enterFromAddress();
window.addEventListener('hashchange', enterFromAddress);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
