import { type Static, Type } from 'typebox';

// What the projection service offers to operators, and the query service offers in its name.

export const Resumed = Type.Object(
  { view: Type.String(), stream: Type.String(), events: Type.Integer({ description: 'How many events had waited' }) },
  { title: 'Resumed', description: 'The view follows the stream again' },
);
export type Resumed = Static<typeof Resumed>;

export const resumePath = '/views/:view/parked/:stream/resume';

export const resumeSchema = {
  tags: ['operations'],
  operationId: 'resumeStream',
  summary: 'Resume a parked stream: the view applies the waiting events and follows the stream again',
  params: Type.Object({ view: Type.String(), stream: Type.String() }),
  response: { 200: Resumed },
};

export const resumeProblems = {
  404: 'view-not-found, stream-not-parked',
  409: 'event-refused, follow-ups-resume-themselves',
  503: 'view-busy, view-not-of-log, store-unavailable, view-not-built',
};
