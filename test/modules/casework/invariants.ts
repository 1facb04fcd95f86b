import type { TestDatabase } from '../../support/database.js';

/** What may never be false of cases; each statement answers those of which it is. */
export const INVARIANTS: Readonly<Record<string, string>> = {
  'a submitted application has exactly one case, a draft none': `
    select a.id from applications a left join case_files c on c.application_id = a.id
    where (a.sealed_at is null) <> (c.id is null)`,
  'events count 1 … n, and the case stands at the last': `
    select c.id from case_files c left join case_events e on e.case_id = c.id group by c.id
    having count(e.revision) = 0 or min(e.revision) <> 1 or max(e.revision) <> count(*) or max(e.revision) <> c.revision`,
  'each event starts where the one before ended, and the last ends where the case stands': `
    select case_id from (select case_id, revision, from_state,
      lag(to_state) over (partition by case_id order by revision) as before from case_events) e
    where revision > 1 and from_state is distinct from before
    union all
    select c.id from case_files c
    where c.state <> (select to_state from case_events where case_id = c.id order by revision desc limit 1)`,
  'each change of state is one of its version': `
    select e.case_id from case_events e join case_files c on c.id = e.case_id
      join procedure_versions v on v.id = c.version_id
    where e.from_state <> e.to_state and not exists (
      select 1 from jsonb_array_elements(v.bundle #> '{workflow,actions}') a
      where a ->> 'id' = e.action and a ->> 'to' = e.to_state and a -> 'from' ? e.from_state)`,
  'nobody signed their own draft, and at most one decision is live': `
    select case_id from decisions where signed_by = drafted_by
    union all select case_id from decisions where state <> 'sent_back' group by case_id having count(*) > 1`,
  'a closed case has no open pause, request, charge or timer': `
    select c.id from case_files c where c.closed_at is not null and (
      exists (select 1 from pauses p where p.case_id = c.id and p.to_at is null)
      or exists (select 1 from supplement_requests s where s.case_id = c.id and s.answered_at is null and s.ended_at is null)
      or exists (select 1 from charges h where h.subject_id = c.id and h.state = 'due')
      or exists (select 1 from timers t where t.subject_id = c.id::text)
      or exists (select 1 from applications a where a.id = c.application_id and a.open_scope is not null))`,
  'codes of an agency and day have no gaps, and the counter is the highest': `
    select t.agency_id from case_counters t left join case_files c on c.received_by = t.agency_id
      and c.code like '%-' || to_char(t.day, 'YYMMDD') || '-%'
    group by t.agency_id, t.day, t.last
    having count(c.id) <> t.last or count(distinct c.code) <> count(c.id)
      or max(split_part(c.code, '-', 3)::int) <> t.last`,
  'pauses end after they begin, have a legal basis and do not overlap': `
    select case_id from pauses where to_at < from_at or basis ->> 'vi' = ''
    union all select p.case_id from pauses p join pauses q on p.case_id = q.case_id and p.id < q.id
      and tstzrange(p.from_at, p.to_at) && tstzrange(q.from_at, q.to_at)`,
  'the due date is that of the last change, and the first promise stays': `
    select c.id from case_files c where c.accepted_at is not null and (
      nullif(c.due_at, 'infinity') is distinct from
        (select due_at from due_changes d where d.case_id = c.id order by at desc, id desc limit 1)
      or c.promised_at is distinct from (select due_at from due_changes d where d.case_id = c.id and d.reason = 'accepted'))`,
  'a running clock has one timer, at its due date, until it has passed': `
    select c.id from case_files c where c.finished_at is null and c.due_at <> 'infinity'
      and not exists (select 1 from case_events e where e.case_id = c.id and e.event = 'overdue')
      and (select count(*) from timers t where t.subject_id = c.id::text and t.name = 'case.overdue' and t.due_at = c.due_at) <> 1`,
  'a result belongs to a signed decision': `
    select d.id from documents d where d.kind = 'result' and not exists (
      select 1 from decisions x where x.document_id = d.id and x.signed_at is not null)`,
  'every event has its entry in the ledger and its message': `
    select e.case_id from case_events e where not exists (select 1 from audit_entries a where a.event_id = e.id)
    union all
    select e.case_id from case_events e where not exists (
      select 1 from outbox o where o.subject_id = e.case_id::text and o.type = 'case.' || e.event)`,
  'a fee is settled once, and the case says so': `
    select c.id from case_files c left join charges h on h.subject_id = c.id
    where (c.fee_due > 0) <> (h.id is not null) or (h.id is not null and
      (h.amount <> c.fee_due or c.fee_settled <> (h.state in ('settled', 'exempted'))))`,
};

/** Every invariant that is broken, with the first rows that break it. */
export async function brokenInvariants(database: TestDatabase): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {};
  for (const [what, sql] of Object.entries(INVARIANTS)) {
    const rows = await database.query(sql);
    if (rows.length > 0) broken[what] = rows.slice(0, 5);
  }
  return broken;
}
