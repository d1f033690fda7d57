import { createHttpService, type Service, type ServiceOptions } from '../../platform/http/http-service.ts';

/** An HTTP service that a test adds its routes to. It logs nothing and depends on nothing, unless the options say so. */
export const testService = (options: Partial<ServiceOptions> = {}): Promise<Service> =>
  createHttpService({
    name: 'test',
    title: 'Test',
    description: 'For tests',
    version: '1.0.0',
    log: { level: 'silent' },
    dependencies: {},
    ...options,
  });
