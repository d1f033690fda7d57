/** The reader's locale, by the browser's settings. */
export const locale: string = navigator.language || 'en';
