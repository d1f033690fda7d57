// A mutant is met by every property many times over: a quarter of the usual runs finds it as well.
import fc from 'fast-check';

fc.configureGlobal({ numRuns: 25 });
