import { cache } from '../api/cache.ts';
import { keepToken, useSession } from '../api/session.ts';
import { texts } from '../texts.ts';

/** The sign-in page, shown when a service has refused the token or its absence. */
export function AccessPage() {
  const { token } = useSession();
  const submit = (form: FormData) => {
    keepToken(String(form.get('token')).trim());
    void cache.resetQueries();
  };
  return (
    <main className="access">
      <h1>{texts.access.title}</h1>
      <p>{texts.access.text}</p>
      {token !== undefined && <p role="alert">{texts.access.refused}</p>}
      <form action={submit}>
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
