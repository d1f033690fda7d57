import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';

export default function OverviewPage() {
  return <Page title={texts.pages.overview}>{null}</Page>;
}
