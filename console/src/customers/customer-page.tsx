import { Page } from '../ui/page.tsx';

/** @param id of the customer */
export default function CustomerPage({ id }: { id: string }) {
  return <Page title={id}>{null}</Page>;
}
