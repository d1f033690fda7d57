import { Problem } from '../../platform/http/problems/problem.ts';

/** The last day of a period is before the first. */
export class PeriodEndsBeforeItBegins extends Problem {
  constructor() {
    super({
      status: 422,
      title: 'The period ends before it starts',
      errors: [{ in: 'query', pointer: '/until', detail: 'must not be before `from`' }],
    });
  }
}
