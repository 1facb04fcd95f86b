import { prepare } from './prepare.mjs';

prepare({ quiet: true });
await import('../../dist/src/cli/motcua.js');
