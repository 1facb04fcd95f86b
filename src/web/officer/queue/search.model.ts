import type { CaseSummary } from '../../../casework/case.types.js';
import type { Speak } from '../../shared/speak.js';
import { caseRow } from './case-row.js';
import { searchBox } from './queue.model.js';

/** Cases found by a code, a name or a telephone number. */
export const searchModel = (words: string, found: readonly CaseSummary[], speak: Speak): object => ({
  title: speak.t('queue.search.title'),
  search: searchBox(words, speak),
  asked: words !== '',
  empty: found.length === 0,
  count: speak.t(found.length === 1 ? 'queue.search.one_found' : 'queue.search.found', { count: found.length }),
  list: {
    caption: speak.t('queue.search.title'),
    groups: [{ title: '', rows: found.map((one) => caseRow(one, speak)) }],
  },
});
