/** The reader's locale, from the browser's settings. */
export const locale: string = navigator.language || 'en';
