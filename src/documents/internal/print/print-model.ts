import qrcode from 'qrcode';
import type { DocumentData, DocumentKind } from '../../documents.types.js';
import type { PrintModel } from './model.types.js';
import { notation } from './notation.js';
import type { Body, Press } from './parts.js';
import { result } from './result.js';
import { slip06, slip07 } from './sheets.js';
import { receipt, slip01, slip02, slip03, slip04, slip05 } from './slips.js';
import type { Words } from './words.js';

export interface PrintSettings {
  readonly words: Words;
  readonly timeZone: string;
  readonly verification: { readonly code: string; readonly url: string };
  readonly draft: boolean;
}

const BODIES: { readonly [Kind in DocumentKind]: (press: Press, data: DocumentData[Kind]) => Body } = {
  receipt,
  'slip-01': slip01,
  'slip-02': slip02,
  'slip-03': slip03,
  'slip-04': slip04,
  'slip-05': slip05,
  'slip-06': slip06,
  'slip-07': slip07,
  result,
};

/** Raised whenever this folder prints the same data differently: what was signed before is then not what would be printed. */
export const PRINT_VERSION = 1;

/** The template that sets this kind. */
export const layoutOf = (kind: DocumentKind): PrintModel['layout'] =>
  kind === 'result' ? 'result' : kind === 'slip-07' ? 'register' : 'slip';

/** Turns the content of a form into the strings, lists and tables that its template places. */
export async function printModel<Kind extends DocumentKind>(
  kind: Kind,
  data: DocumentData[Kind],
  settings: PrintSettings,
): Promise<PrintModel> {
  const { words, verification } = settings;
  const press: Press = { words, write: notation(settings.timeZone) };
  const body = BODIES[kind](press, data);
  const { head } = data;
  const reference =
    'number' in data
      ? { label: words('slips.number'), value: data.number }
      : head.caseCode === undefined
        ? null
        : { label: words('slips.case_code'), value: head.caseCode };
  return {
    layout: layoutOf(kind),
    head: {
      above: head.agencyAbove,
      agency: head.agency,
      motto: [words('slips.motto_1'), words('slips.motto_2')],
      reference,
      placeAndDay: press.write.placeAndDay(head.place, head.at),
      form: body.form === undefined ? null : words('slips.form', { number: body.form }),
    },
    title: body.title,
    subtitle: body.subtitle ?? '',
    blocks: body.blocks,
    verify: {
      sentence: words('slips.verify', { url: verification.url.replace(/^https?:\/\//, ''), code: verification.code }),
      alt: words('slips.qr').vi,
      qr: await qrcode.toString(`${verification.url}/${verification.code}`, { type: 'svg', margin: 0 }),
    },
    draft: settings.draft ? words('slips.draft').vi : null,
  };
}
