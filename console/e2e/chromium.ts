import { existsSync } from 'node:fs';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser: what CHROMIUM names, or Debian's. Undefined where there is none. */
export const chromiumPath: string | undefined = process.env.CHROMIUM ?? usual.find((path) => existsSync(path));
