// vitest's set-up for unit tests: the console's language is English on every machine.
import { vi } from 'vitest';

vi.stubGlobal('navigator', { language: 'en-GB' });
