// An id may begin or end with two dots. The proxy takes them for a step to another folder, and refuses the path:
//
//   /queries/customers/..b/credit ──► hidden: two dots are one character that no id has ──► the proxy ──► shown to the service
//
// A segment that is nothing but dots is such a step, and stays as it is.

/** U+FFFE, which no text of the ledger may contain. What has it already gets U+FFFF, which is refused as well. */
const standIn = '%EF%BF%BE';
const standInAlready = /%ef%bf%be/gi;
const refusedAsWell = '%EF%BF%BF';
const twoDots = /(?:\.|%2e){2}/gi;
const onlyDots = /^(?:\.|%2e){1,2}$/i;

/** @param url a path with its query */
export function hideDots(url: string): string {
  const [path = '', ...query] = url.split('?');
  const hide = (segment: string) =>
    onlyDots.test(segment) ? segment : segment.replaceAll(standInAlready, refusedAsWell).replaceAll(twoDots, standIn);
  return [path.split('/').map(hide).join('/'), ...query].join('?');
}

/** @param url what `hideDots` has made */
export function showDots(url: string): string {
  const [path = '', ...query] = url.split('?');
  return [path.replaceAll(standIn, '..'), ...query].join('?');
}
