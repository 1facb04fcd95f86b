// A long queue: cases by SQL past the product, as rows that lists read. They are good for lists only: what was answered,
// history and clocks are missing. One a minute back in time, 70 of 100 closed, all at one office, 50 officers.
import { OFFICE } from './people.mjs';

export const BY_QUEUE = '2.000635';
const OFFICERS = 50;

/** Adds cases until there are so many. The demo's own cases of the office lend version, state, phase and holder. */
export async function addCases(portal, many) {
  const [{ count }] = await portal.rows(`select count(*)::int from case_files where code like 'BENCH-%'`);
  await portal.rows(INSERT, [count, many, OFFICE, OFFICERS]);
  for (const table of ['case_files', 'applications']) await portal.rows(`vacuum analyze ${table}`);
}

const INSERT = `
  with template as (
    select c.*, (c.closed_at is not null) as is_closed,
      row_number() over (partition by c.closed_at is not null order by c.procedure_code, c.id) - 1 as nth,
      count(*) over (partition by c.closed_at is not null) as of
    from case_files c join agencies a on a.id = c.received_by
    where a.code = $3 and c.code not like 'BENCH-%' and c.held_at = a.id
  ), made as (
    select n, gen_random_uuid() as new_id, gen_random_uuid() as application, now() - make_interval(mins => n) as at, t.*
    from generate_series($1::int + 1, $2::int) n
    join template t on t.is_closed = (n * 7 % 10 < 7) and t.nth = (n / 10) % t.of
  ), officer as (
    select id, name, row_number() over (order by id) - 1 as nth from accounts limit $4::int
  ), applied as (
    insert into applications (id, account_id, channel, procedure_code, version_id, sealed_at, created_at, updated_at)
    select m.application, (select id from accounts order by id limit 1), 'portal', m.procedure_code, m.version_id, m.at, m.at, m.at
    from made m
  )
  insert into case_files (id, code, application_id, procedure_code, version_id, channel, phase, state, holder, revision,
    received_by, handled_by, decided_by, held_at, applicant_name, applicant_folded, phone_hash, phone_tail_hash,
    assignee, assignee_name, outcome, fee_due, fee_settled, submitted_at, accepted_at, due_at, finished_at, closed_at)
  select m.new_id, 'BENCH-' || m.n, m.application, m.procedure_code, m.version_id, m.channel, m.phase, m.state, m.holder, 1,
    m.received_by, m.handled_by, m.decided_by, m.held_at, m.applicant_name, m.applicant_folded, m.phone_hash, m.phone_tail_hash,
    o.id, o.name, m.outcome, m.fee_due, m.fee_settled, m.at, m.at,
    case when m.stopped_at is null then m.at + interval '20 days' else 'infinity' end,
    case when m.is_closed then m.at + interval '1 day' end, case when m.is_closed then m.at + interval '1 day' end
  from made m left join officer o on o.nth = m.n % $4::int`;
