import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';

export default function CustomersPage() {
  return <Page title={texts.pages.customers}>{null}</Page>;
}
