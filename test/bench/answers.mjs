// What the bench's citizens write: the copy of a civil-status extract (five pages, the check) by pages, and the
// marital-status certificate, which is free and so can be received at once, by the API.
import { OFFICE } from './people.mjs';

const { sampleAnswers } = await import('../../dist/src/demo/sample-answers.js');
const { samplePerson } = await import('../../dist/src/demo/people.js');

export const BY_PAGES = '2.000635';
export const BY_API = '1.004873';

export async function communeOf(portal) {
  const [row] = await portal.rows('select commune_code as code from agencies where code = $1', [OFFICE]);
  return row.code;
}

/** Pages of the form as a browser posts them, in their order. */
export const pagesOf = (commune) => [
  ['place', { office: 'commune', 'commune-province': '46', 'commune-commune': commune }],
  [
    'requester',
    {
      requester_name: 'Mẫu Thị An',
      requester_id: '001 234 567 890',
      requester_phone: '0900 123 456',
      requester_address: '1 Lê Lợi, Huế (mẫu)',
    },
  ],
  ['relation', { relation: 'self' }],
  [
    'record',
    {
      event: 'birth',
      'subject_birth_date-day': '4',
      'subject_birth_date-month': '3',
      'subject_birth_date-year': '1990',
      registered_at: 'Ủy ban nhân dân xã mẫu',
    },
  ],
  ['request', { copies: '2', delivery: 'online' }],
];

/**
 * Drafts that lack nothing but the button: copies by SQL of the one with this id, in turn for the accounts of the bench.
 * Answers their ids with the token of whoever may hand them in.
 */
export async function copiesOf(portal, id, tokens, many) {
  const rows = await portal.rows(
    `insert into applications (id, account_id, channel, procedure_code, version_id, answers, revision, created_at, updated_at)
     select gen_random_uuid(), a.id, o.channel, o.procedure_code, o.version_id, o.answers, o.revision, o.created_at, o.updated_at
     from generate_series(0, $2::int - 1) n, applications o, accounts a
     where o.id = $1 and a.email = 'citizen-' || (n % $3::int) || '@bench.motcua.test'
     returning id, (select email from accounts where id = account_id) as email`,
    [id, many, tokens.length],
  );
  return rows.map((row) => ({ id: row.id, token: tokens[Number(/\d+/.exec(row.email)[0])] }));
}

/** Fills in a draft through the API and answers its id. */
export async function oneDraft(portal, authorization) {
  const send = async (method, path, body) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${portal.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { id, revision } = await send('POST', '/applications', { procedure: BY_API });
  const setting = { commune: await communeOf(portal), today: new Date().toISOString().slice(0, 10) };
  await send('PATCH', `/applications/${id}/answers`, {
    revision,
    answers: sampleAnswers(BY_API, samplePerson(7), setting),
  });
  return id;
}
