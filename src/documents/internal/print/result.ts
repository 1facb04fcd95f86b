import type { Localised } from '../../../platform/i18n/localised.js';
import type { ResultData } from '../../slips.types.js';
import type { Label } from './model.types.js';
import { type Body, fact, type Press, signerPlace } from './parts.js';

/** The result of a case: the lines of an approval, or a refusal with its reason and the way to object. */
export function result(press: Press, data: ResultData): Body {
  const { words } = press;
  const glossed = words('slips.titles.refusal').en !== '';
  const label = (text: Localised): Label => ({ vi: text.vi, en: glossed ? text.en : '' });
  const facts = [
    ...fact(words('slips.facts.procedure'), data.procedure.vi),
    ...fact(words('slips.facts.addressee'), data.outcome === 'refused' ? data.applicant : undefined),
    ...data.lines.flatMap((line) => fact(label(line.label), line.value)),
  ];
  const refusal =
    data.outcome === 'refused'
      ? ([
          { is: 'text', text: words('slips.texts.refusal') },
          { is: 'text', text: { vi: data.reason ?? '', en: '' } },
          { is: 'text', text: words('slips.texts.appeal') },
        ] as const)
      : [];
  const signer = { name: data.signer.name, position: data.signer.position };
  return {
    title: data.outcome === 'refused' ? words('slips.titles.refusal') : label(data.title),
    blocks: [
      { is: 'list', label: words('slips.facts.legal_basis'), items: data.legalBasis },
      { is: 'facts', rows: facts },
      ...refusal,
      { is: 'signatures', places: [signerPlace(press, signer, data.signedAt)] },
    ],
  };
}
