import { useEffect, useEffectEvent } from 'react';
import { cache } from '../api/cache.ts';
import { tokenOfOtherTabs } from '../api/other-tabs.ts';
import { keepToken, useSession } from '../api/session.ts';
import { texts } from '../texts.ts';

/** The sign-in page, shown when a service has refused the token or its absence. If another tab is signed in, so is this one. */
export function AccessPage() {
  const { token } = useSession();
  const signIn = (found: string) => {
    keepToken(found);
    void cache.resetQueries();
  };
  const signInLikeOthers = useEffectEvent(async (isLeft: () => boolean) => {
    const found = await tokenOfOtherTabs(token);
    if (found !== undefined && !isLeft()) signIn(found);
  });
  useEffect(() => {
    let isLeft = false;
    void signInLikeOthers(() => isLeft);
    return () => {
      isLeft = true;
    };
  }, []);
  return (
    <main className="access">
      <h1>{texts.access.title}</h1>
      <p>{texts.access.text}</p>
      {token !== undefined && <p role="alert">{texts.access.refused}</p>}
      <form action={(form) => signIn(String(form.get('token')).trim())}>
        <label className="field">
          <span>{texts.access.label}</span>
          <textarea name="token" rows={4} required spellCheck={false} autoComplete="off" />
        </label>
        <button type="submit" className="primary">
          {texts.access.submit}
        </button>
      </form>
    </main>
  );
}
