import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { useIsLive } from '../api/live.ts';
import { actAs, useSession } from '../api/session.ts';
import { isTestLedger } from '../seller-day.ts';
import { texts } from '../texts.ts';
import { Outages } from '../ui/outages.tsx';
import { ThemeChoice } from './theme-choice.tsx';

/** The frame around every page: the navigation, whether live events arrive, and what is down. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {texts.skipToContent}
      </a>
      <header className="side">
        <div className="brand">
          <img src="/icon.svg" alt="" width="26" height="26" />
          <span>{texts.name}</span>
        </div>
        <nav aria-label={texts.navigation}>
          <NavLink to="/" text={texts.pages.overview} />
          <NavLink to="/invoices" text={texts.pages.invoices} />
          <NavLink to="/customers" text={texts.pages.customers} />
          <NavLink to="/payments" text={texts.pages.payments} />
          <NavLink to="/books" text={texts.pages.books} />
          <NavLink to="/operations" text={texts.pages.operations} />
        </nav>
        <div className="side-foot">
          <Live />
          <Actor />
          <ThemeChoice />
        </div>
      </header>
      <div className="stage">
        {isTestLedger() && <p className="status-text">{texts.testClock}</p>}
        <Outages />
        {children}
      </div>
    </div>
  );
}

function NavLink({ to, text }: { to: string; text: string }) {
  const [isHere] = useRoute(to === '/' ? '/' : `${to}/*?`);
  return (
    <Link to={to} aria-current={isHere ? 'page' : undefined}>
      {text}
    </Link>
  );
}

function Live() {
  const isLive = useIsLive();
  return (
    <p className={`live ${isLive ? 'live-on' : ''}`} title={isLive ? texts.live.onHint : texts.live.offHint}>
      {isLive ? texts.live.on : texts.live.off}
    </p>
  );
}

/** Without a token, the reader can give a name that is recorded with their commands. */
function Actor() {
  const { token, actor } = useSession();
  if (token !== undefined) return null;
  return (
    <label className="actor" title={texts.actor.hint}>
      <span>{texts.actor.label}</span>
      <input
        defaultValue={actor}
        placeholder={texts.actor.placeholder}
        maxLength={200}
        autoComplete="name"
        onBlur={({ target }) => actAs(target.value.replace(/[^\x20-\x7e]/g, '').trim())}
      />
    </label>
  );
}
