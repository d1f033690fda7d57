import packageJson from '../../package.json' with { type: 'json' };

/** The version of the ledger. It is written in package.json only (docs/versioning.md says what it promises). */
export const { version } = packageJson;
