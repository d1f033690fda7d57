import { Link } from 'wouter';
import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';

export const NotFoundPage = () => (
  <Page title={texts.notFound.title}>
    <p>{texts.notFound.text}</p>
    <p>
      <Link to="/">{texts.notFound.back}</Link>
    </p>
  </Page>
);
