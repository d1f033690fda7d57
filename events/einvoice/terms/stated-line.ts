import { Type } from 'typebox';
import { Line } from '../../document/document.ts';

/** A line with its net amount as stated. */
export const StatedLine = Type.Object({ ...Line.properties, net: Type.Integer() });
