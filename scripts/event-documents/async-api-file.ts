import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiDocument, asyncApi } from './async-api.ts';
import type { Schema } from './breaks.ts';

export const apiFolder = join(import.meta.dirname, '../../docs/api');
const file = join(apiFolder, 'events.json');

const read = <Content>(path: string): Content => JSON.parse(readFileSync(path, 'utf8')) as Content;
const openApi = (name: 'query' | 'command'): ApiDocument => read(join(apiFolder, `${name}.json`));

/** The AsyncAPI document that follows from the code and from the OpenAPI documents in docs/api. */
export const asyncApiOfCode = (): Schema => asyncApi(openApi('query'), openApi('command'));

export const writtenAsyncApi = (): Schema => read(file);

export const writeAsyncApi = (): void => writeFileSync(file, `${JSON.stringify(asyncApiOfCode(), undefined, 2)}\n`);
