export { addLastEventToCheckpoint as up } from '../../mysql/view-tables.ts';
