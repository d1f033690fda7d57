import { derived, type View } from '../../platform/projection/view.ts';
import type { AuditLog } from './document.ts';
import { precedingPlaces, project } from './project.ts';

/** The audit view, in MongoDB or PostgreSQL. */
export const auditView = (log: AuditLog): View =>
  log.view(async (documents, events) => {
    const balances = await documents.balancesAt(precedingPlaces(events));
    await documents.add(derived(() => project(events, balances)));
  });
