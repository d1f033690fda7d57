import { backup } from './backup.ts';
import { check } from './check.ts';
import { claimNumbers } from './claim-numbers.ts';
import type { Command } from './command.ts';
import { completion } from './completion.ts';
import { deadLetters } from './dead-letters.ts';
import { exportLog } from './export.ts';
import { importLog } from './import.ts';
import { parked } from './parked.ts';
import { publish } from './publish.ts';
import { rebuild, swapBack } from './rebuild.ts';
import { replay } from './replay.ts';
import { resume } from './resume.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';

export const commands: readonly Command[] = [
  status,
  verify,
  parked,
  resume,
  deadLetters,
  rebuild,
  swapBack,
  replay,
  exportLog,
  importLog,
  backup,
  publish,
  claimNumbers,
  check,
  completion(() => commands),
];
