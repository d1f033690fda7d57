import { defineConfig } from 'vitest/config';
import { unit } from '../../vitest.workspace.ts';

export default defineConfig({ test: unit });
