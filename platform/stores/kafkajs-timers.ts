// kafkajs 2.2.4 sets a timer with a negative delay after each answer, of which Node warns on the standard error output
// (https://github.com/tulios/kafkajs/issues/1751). No release mends it. This replaces the method, with the delay never below 0.

import { createRequire } from 'node:module';

type RequestQueue = {
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
  checkPendingRequests(): void;
};

const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
const pendingMs = 10; // as kafkajs

prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
  if (this.throttleCheckTimeoutId !== null) return;
  const throttledMs = Math.max(0, this.throttledUntil - Date.now());
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttledMs === 0 && this.pending.length > 0 ? pendingMs : throttledMs,
  );
};
