export { addLastEventToCheckpoint as up } from '../../postgres/view-tables.ts';
