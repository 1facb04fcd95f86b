import type { CaseDocument, CaseReceipt } from '../../../casework/case.types.js';
import { citizen } from '../../../paths/citizen.js';
import { formatMoment, formatMoney } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { documentLine } from './case.model.js';

/** What was handed in where, its code, and what happens next. */
export function receiptModel(receipt: CaseReceipt, documents: readonly CaseDocument[], speak: Speak): object {
  const { code, fee } = receipt;
  const agency = receipt.agency[speak.locale];
  const row = (key: string, text: string): object => ({ key: { text: speak.t(key) }, value: { text } });
  return {
    panel: { titleText: speak.t('case_pages.receipt.title'), text: speak.t('case_pages.receipt.code', { code }) },
    rows: [
      row('case_pages.receipt.procedure', receipt.procedureName[speak.locale]),
      row('case_pages.receipt.agency', agency),
      row('case_pages.receipt.at', formatMoment(receipt.submittedAt, speak.locale)),
      row('case_pages.receipt.fee', fee === 0 ? speak.t('case_pages.fee.free') : formatMoney(fee, speak.locale)),
    ],
    next: [
      speak.t('case_pages.receipt.next_check', { agency }),
      ...(fee === 0 ? [] : [speak.t('case_pages.receipt.next_fee', { amount: formatMoney(fee, speak.locale) })]),
      speak.t('case_pages.receipt.next_date'),
      speak.t('case_pages.receipt.next_notice'),
    ],
    track: receipt.phone === '' ? '' : speak.t('case_pages.receipt.track', { code, digits: receipt.phone.slice(-4) }),
    documents: documents.map((one) => documentLine(code, one, speak)),
    case: { text: speak.t('case_pages.receipt.follow'), href: citizen.case(code) },
    applications: citizen.applications,
  };
}
