import { defineConfig } from 'vitest/config';
import { unit } from '../../vitest.workspace.ts';
import QuickestFirst from './quickest-first.ts';

export default defineConfig({ test: { ...unit, sequence: { sequencer: QuickestFirst } } });
