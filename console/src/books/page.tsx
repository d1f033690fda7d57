import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';

export default function BooksPage() {
  return <Page title={texts.pages.books}>{null}</Page>;
}
