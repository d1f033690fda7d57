import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { useIsLive } from '../api/live.ts';
import { actAs, useSession } from '../api/session.ts';
import { texts } from '../texts.ts';
import { Status } from '../ui/status.tsx';
import { ThemeChoice } from './theme-choice.tsx';

/** What stands around every page: the way to the others, whether it is live, and what is down. */
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
        <Status />
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

/** Where no token says who acts, the reader may. */
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
