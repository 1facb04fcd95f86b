import type { AccountQueries } from '../../../identity/account.queries.js';

/** Who works at an agency, and who somebody is. */
export type Colleagues = Pick<AccountQueries, 'holders' | 'person'>;
