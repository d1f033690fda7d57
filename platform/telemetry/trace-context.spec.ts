import { trace } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { contextOf, isSampled, readTraceparent, traceInLog, traceparentHere } from './trace-context.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const kept = `00-${traceId}-b7ad6b7169203331-01`;

describe('a traceparent', () => {
  it('is accepted only in the format of W3C', () => {
    expect(readTraceparent(kept)).toBe(kept);
    expect(readTraceparent(`cc${kept.slice(2)}-what-will-be`)).toBe(kept); // of a later version, the known part
    for (const other of [undefined, '', 'x', [kept], kept.toUpperCase(), `ff${kept.slice(2)}`, kept.slice(0, -1)]) {
      expect(readTraceparent(other), String(other)).toBeUndefined();
    }
    expect(readTraceparent(`00-${'0'.repeat(32)}-b7ad6b7169203331-01`)).toBeUndefined();
    expect(readTraceparent(`00-${traceId}-${'0'.repeat(16)}-01`)).toBeUndefined();
    expect(readTraceparent(`${kept}\r\nx: y`)).toBeUndefined();
  });

  it('says whether its trace is sampled', () => {
    expect([isSampled(kept), isSampled(`${kept.slice(0, -1)}0`), isSampled(undefined)]).toEqual([true, false, false]);
    expect(isSampled(`${kept.slice(0, -2)}03`)).toBe(true);
  });

  it('is continued by the spans of its context, and logged', () => {
    expect(trace.getSpanContext(contextOf(kept))).toMatchObject({ traceId, spanId: 'b7ad6b7169203331', traceFlags: 1 });
    expect(trace.getSpanContext(contextOf(undefined))).toBeUndefined();
    expect(traceInLog(kept)).toEqual({ trace_id: traceId });
    expect(traceInLog(undefined)).toEqual({});
  });

  it('is undefined without tracing', () => expect(traceparentHere()).toBeUndefined());
});
