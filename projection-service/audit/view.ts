import type { View } from '../engine/view.ts';
import type { AuditLog } from './document.ts';
import { precedingPlaces, project } from './project.ts';

/** The audit view, wherever its documents are kept. */
export const auditView = (log: AuditLog): View => ({
  prepare: () => log.prepare(),
  checkpoint: () => log.checkpoint(),
  async commit(events, from, to) {
    // documents never change, so they may be read ahead of the write
    const standings = await log.standings(precedingPlaces(events));
    await log.append(project(events, standings), from, to);
  },
});
