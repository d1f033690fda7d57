/** What a part of the page is told: whose it is, what the address says, and how to change that. */
export type PartProps = {
  id: string;
  params: URLSearchParams;
  onChange: (values: Readonly<Record<string, string>>) => void;
};
