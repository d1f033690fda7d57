/** The projections that publish. */
export const publishers = ['integration', 'integration-others'] as const;
export type Publisher = (typeof publishers)[number];
