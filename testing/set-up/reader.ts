// vitest's set-up for pure tests: whoever runs them, the reader of the console is English.
import { vi } from 'vitest';

vi.stubGlobal('navigator', { language: 'en-GB' });
