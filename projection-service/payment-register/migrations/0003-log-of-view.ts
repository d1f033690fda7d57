export { addLogToCheckpoint as up } from '../../mysql/view-tables.ts';
