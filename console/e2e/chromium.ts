import { existsSync } from 'node:fs';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of the browser: CHROMIUM, or a usual place. Undefined if there is none. */
export const chromiumPath: string | undefined = process.env.CHROMIUM ?? usual.find((path) => existsSync(path));
