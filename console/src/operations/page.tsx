import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';

export default function OperationsPage() {
  return <Page title={texts.pages.operations}>{null}</Page>;
}
