export { addLogToCheckpoint as up } from '../../postgres/view-tables.ts';
