-- What researchers read: one view for each table they would look for, rows by role [T6]. No view that an analyst
-- can read holds the arm or anything that betrays it: messages, links, sessions, use of the website [T7].

create view research.couple with (security_barrier) as
select c.code as couple, c.state, trial.day(c.joined_at) as joined_on, trial.day(c.randomised_at) as randomised_on,
  (select jsonb_object_agg(m.role, coalesce(o.state, 'none')) from trial.member m
    left join trial.occasion o on o.participant = m.participant and o.wave = trial.baseline_wave()
    where m.couple = c.id and m.until is null) as baselines,
  (select string_agg(h.reason, ', ' order by h.reason) from trial.hold h where h.couple = c.id and h.state = 'open') as hold,
  case when (select access.may('arm')) then a.arm end as arm, c.test
from trial.couple c left join trial.allocation a on a.couple = c.id
where (select access.may('couples'));

create view research.participant with (security_barrier) as
select p.code as participant, p.role, c.code as couple, p.state, trial.day(p.signed_up_at) as signed_up_on,
  p.confirmed_at is not null as confirmed, trial.day(p.stopped_at) as stopped_on, p.contact, p.test
from trial.participant p
left join trial.member m on m.participant = p.id and m.until is null left join trial.couple c on c.id = m.couple
where (select access.may('couples'));

create view research.invitation with (security_barrier) as
select p.code as inviter, i.role, i.way, case when i.state = 'closed' and i.way = 'handed' then 'handed' else i.state end as state,
  trial.day(i.made_at) as made_on, trial.day(i.expires_at) as expires_on, p.test
from trial.invitation i join trial.participant p on p.id = i.inviter
where (select access.may('invitations'));

create view research.occasion with (security_barrier) as
select p.code as participant, p.role, o.wave, o.questionnaire, o.state, trial.day(o.opened_at) as opened_on, o.closes_on,
  s.version, s.answered_on, p.test
from trial.occasion o join trial.participant p on p.id = o.participant left join trial.submission s on s.occasion = o.id
where (select access.may('couples'));

create view research.submission with (security_barrier) as
select p.code as participant, p.role, o.wave, s.questionnaire, s.version, s.mode, s.researcher is not null as interviewer,
  s.answered_on, trial.day(s.submitted_at) as entered_on, s.strata, p.test
from trial.submission s join trial.occasion o on o.id = s.occasion join trial.participant p on p.id = s.participant
where (select access.may('answers'));

-- The answers as they stand, without those that could tell the arm by any protocol that was ever in force [T7].
create view research.answer with (security_barrier) as
select p.code as participant, p.role, o.wave, s.questionnaire, s.version, a.item, a.value, p.test
from trial.current_answer a join trial.submission s on s.id = a.submission
join trial.occasion o on o.id = s.occasion join trial.participant p on p.id = s.participant
where (select access.may('answers'))
  and a.item not in (select jsonb_array_elements_text(r.body -> 'revealing_items') from trial.protocol r);

-- Each item that was put right: who reads answers sees what it was and what it became, who corrects sees why.
create view research.correction with (security_barrier) as
select p.code as participant, p.role, o.wave, s.questionnaire, c.number, i.item, trial.day(c.made_at) as corrected_on,
  c.made_by as corrected_by,
  case when (select access.may('answers')) then array(select a.value from trial.answer a
    where a.submission = c.submission and a.item = i.item and a.correction = coalesce((select max(e.number)
      from trial.correction e where e.submission = c.submission and e.number < c.number and i.item = any (e.items)), 0)
    order by a.value) end as was,
  case when (select access.may('answers')) then array(select a.value from trial.answer a
    where a.submission = c.submission and a.item = i.item and a.correction = c.number order by a.value) end as became,
  case when (select access.may('correct')) then c.reason end as reason, p.test
from trial.correction c cross join unnest(c.items) i (item)
join trial.submission s on s.id = c.submission join trial.occasion o on o.id = s.occasion
join trial.participant p on p.id = s.participant
where ((select access.may('answers')) or (select access.may('correct')))
  and i.item not in (select jsonb_array_elements_text(r.body -> 'revealing_items') from trial.protocol r);

-- `unsaid`: the answers came in by this task, in a conversation, and whether the arm became known is not told yet. `paused_until`: the first day
-- after the last pause of this person, which may lie behind us. `awaits_consent`: it is about answers, and a new version of the
-- consent must be given first [C7].
create view research.task with (security_barrier) as
select t.id, p.code as participant, p.role, o.wave, o.questionnaire, t.kind, t.state, t.due_on, trial.day(t.made_at) as made_on,
  trial.day(t.ended_at) as ended_on, o.closes_on, o.state as occasion_state,
  t.owner, u.email as owner_email,
  (select count(*)::int from trial.attempt a where a.task = t.id) as tries,
  exists (select from trial.submission s where s.task = t.id and s.mode in ('phone', 'help'))
    and not exists (select from trial.attempt a where a.task = t.id and a.outcome = 'done') as unsaid,
  (select max(x.until_on) from trial.pause x where x.participant = p.id) as paused_until,
  t.state = 'open' and t.kind in ('phone', 'paper') and trial.needs_consent(p.id) as awaits_consent, p.test
from trial.task t join trial.participant p on p.id = t.participant left join trial.occasion o on o.id = t.occasion
left join auth.users u on u.id = t.owner
where (select access.may('tasks'));

-- Whether the arm became known is not for who is masked: it could tell it [T7].
create view research.attempt with (security_barrier) as
select a.task, p.code as participant, p.role, o.wave, t.kind, a.number, a.outcome, a.call_back_on, a.arm_known, a.made_at,
  a.made_by, p.test
from trial.attempt a join trial.task t on t.id = a.task join trial.participant p on p.id = t.participant
left join trial.occasion o on o.id = t.occasion
where (select access.may('tasks'));

create view research.pause with (security_barrier) as
select p.code as participant, p.role, x.from_on, x.until_on, trial.day(x.made_at) as made_on, p.test
from trial.pause x join trial.participant p on p.id = x.participant
where (select access.may('couples'));

-- Reasons are in own words: only for who records such things.
create view research.life_event with (security_barrier) as
select e.id, p.code as participant, p.role, e.kind, e.happened_on, trial.day(e.made_at) as made_on,
  e.recorded_by is null as told_by_participant, trial.day(e.withdrawn_at) as withdrawn_on,
  case when (select access.may('life_events')) then e.reason end as reason,
  case when (select access.may('life_events')) then e.withdrawn_reason end as withdrawn_reason, p.test
from trial.life_event e join trial.participant p on p.id = e.participant
where (select access.may('answers')) or (select access.may('life_events'));

create view research.allocation with (security_barrier) as
select c.code as couple, a.stratum, trial.day(a.allocated_at) as allocated_on, a.release_on, a.chain,
  case when (select access.may('arm')) then a.arm end as arm, c.test
from trial.allocation a join trial.couple c on c.id = a.couple
where (select access.may('allocations'));

-- Totals per arm, for who keeps the list; there is no row by couple in it.
create view research.arm_total with (security_barrier) as
select a.stratum, a.arm, count(*) as couples
from trial.allocation a
where (select access.may('list'))
group by a.stratum, a.arm;

-- How the guidance is read. That somebody reads it at all tells the arm: never for who is masked [T7].
create view research.use_view with (security_barrier) as
select p.code as participant, p.role, v.page, v.release, v.began_at, v.seconds,
  coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'code', a.code, 'times', a.times) order by a.kind, a.code)
    from trial.use_act a where a.view = v.id), '[]') as acts, p.test
from trial.use_view v join trial.participant p on p.id = v.participant
where (select access.may('use'));

-- Who never read has no row here.
create view research.use_by_person with (security_barrier) as
select p.code as participant, p.role, trial.day(min(v.began_at)) as first_on, trial.day(max(v.began_at)) as last_on,
  count(distinct trial.day(v.began_at))::int as days, count(distinct v.page)::int as pages, count(*)::int as views,
  sum(v.seconds)::int as seconds,
  (select coalesce(sum(a.times), 0)::int from trial.use_act a where a.participant = p.id and a.kind = 'choice') as choices,
  (select coalesce(sum(a.times), 0)::int from trial.use_act a where a.participant = p.id and a.kind = 'link') as links,
  (select count(*)::int from trial.use_act a where a.participant = p.id and a.kind in ('tick', 'print', 'calendar')) as checklists,
  p.test
from trial.use_view v join trial.participant p on p.id = v.participant
where (select access.may('use'))
group by p.id;

-- For who makes the pages: how each is read and what readers say of it. Without test people [D6].
create view research.use_by_page with (security_barrier) as
select coalesce(r.page, u.page) as page, coalesce(r.readers, 0) as readers, coalesce(r.views, 0) as views, r.median_seconds,
  coalesce(u.useful, 0) as useful, coalesce(u.not_useful, 0) as not_useful, coalesce(u.reasons, '{}') as reasons
from (select v.page, count(distinct v.participant)::int as readers, count(*)::int as views,
    percentile_cont(0.5) within group (order by v.seconds)::int as median_seconds
  from trial.use_view v join trial.participant p on p.id = v.participant where not p.test group by v.page) r
full join (select s.page, sum(s.n) filter (where s.useful)::int as useful, sum(s.n) filter (where not s.useful)::int as not_useful,
    jsonb_object_agg(s.reason, s.n) filter (where s.reason is not null) as reasons
  from (select x.page, x.useful, x.reason, count(*)::int as n
    from trial.usefulness x join trial.participant p on p.id = x.participant where not p.test
    group by x.page, x.useful, x.reason) s group by s.page) u on u.page = r.page
where (select access.may('use'));

-- Who waits for the guidance and asked for it [T10]: that tells the arm as well.
create view research.refused_visit with (security_barrier) as
select p.code as participant, p.role, r.day, r.times, p.test
from trial.refused_visit r join trial.participant p on p.id = r.participant
where (select access.may('use'));

-- Without test people [D6].
create view research.refused_total with (security_barrier) as
select count(distinct r.participant)::int as people, coalesce(sum(r.times), 0)::int as times
from trial.refused_visit r join trial.participant p on p.id = r.participant
where (select access.may('use')) and not p.test
having (select access.may('use'));

create view research.hold with (security_barrier) as
select h.id, c.code as couple, h.reason, h.state, trial.day(h.made_at) as made_on, trial.day(h.decided_at) as decided_on,
  h.decision_reason,
  -- Whom the baseline was asked again since, while that holds the couple, and whether it is in.
  case when h.reason = 'baseline_too_old' and h.state = 'open' then coalesce((
    select jsonb_agg(jsonb_build_object('role', m.role, 'state', o.state, 'closes_on', o.closes_on) order by m.role)
    from trial.member m join trial.occasion o on o.participant = m.participant and o.again and o.opened_at >= h.made_at
    where m.couple = h.couple and m.until is null), '[]') end as asked_again,
  c.test
from trial.hold h join trial.couple c on c.id = h.couple
where (select access.may('couples'));

create view research.screening_count with (security_barrier) as
select s.day, s.role, s.outcome, s.n from trial.screening_count s
where (select access.may('counts'));

create view research.message with (security_barrier) as
select coalesce(p.code, q.code) as participant, case when m.invitation is not null then 'invitee' else p.role end as recipient,
  o.wave, m.kind, m.state, m.due_at, m.sent_at, m.tries
from ops.message m left join trial.participant p on p.id = m.participant
left join trial.invitation i on i.id = m.invitation left join trial.participant q on q.id = i.inviter
left join trial.occasion o on o.id = m.occasion
where (select access.may('messages'));

create view research.consent with (security_barrier) as
select p.code as participant, p.role, c.version, c.text_hash, c.statements, c.refused, c.mode,
  coalesce(c.signed_on, trial.day(c.given_at)) as given_on, trial.day(c.given_at) as entered_on, p.test
from people.consent c join trial.participant p on p.id = c.participant
where (select access.may('consents'));

-- Forms on paper that wait for the person. The name is ciphertext.
create view research.paper_consent with (security_barrier) as
select q.id, p.code as participant, p.role, q.name_enc, c.email_enc, q.version, q.signed_on, q.typed_at, u.email as typed_by_email,
  q.ends_at, q.tries, trial.day(c.bounced_at) as bounced_on, p.test
from people.paper_sign_up q join trial.participant p on p.id = q.participant
join people.contact c on c.participant = q.participant left join auth.users u on u.id = q.typed_by
where (select access.may('enter_consent'));

-- Ciphertext: reading it takes the key that the database does not hold.
create view research.contact with (security_barrier) as
select p.code as participant, p.role, c.name_enc, c.email_enc, c.phone_enc, trial.day(c.bounced_at) as bounced_on, c.active
from people.contact c join trial.participant p on p.id = c.participant
where (select access.may('names'));

-- Who changed an address or a number for somebody, and why. The new address shows only while it waits; what it became
-- stands in research.contact.
create view research.contact_change with (security_barrier) as
select h.id, p.code as participant, p.role, h.field, h.recognised, h.reason, h.made_at, h.made_by, u.email as made_by_email,
  h.ends_at, h.state, h.ended_at, w.email_enc, w.opened_at + interval '10 minutes' as code_until, p.test
from trial.contact_change h join trial.participant p on p.id = h.participant
left join auth.users u on u.id = h.made_by left join people.address_change w on w.change = h.id
where (select access.may('change_contact'));

create view research.suspicious with (security_barrier) as
select s.id, s.form_enc, s.reason, s.kept_at from people.suspicious s
where (select access.may('names'));

-- What came by each code, by quarter and rounded [C4]: exact numbers stay inside.
create view research.via with (security_barrier) as
select q.code, q.audience, q.company, q.quarter, q.visits, q.checks, q.sign_ups
from trial.via_quarters(now()) q
where (select access.may('via'));

-- Ciphertext, for who may see names as well.
create view research.talk with (security_barrier) as
select t.id, t.kind, case when (select access.may('names')) then t.form_enc end as form_enc, t.reason, t.state, t.outcome,
  trial.day(t.asked_at) as asked_on, trial.day(t.ended_at) as ended_on
from people.talk t
where (select access.may('talks'));

create view research.audit with (security_barrier) as
select c.seq, a.at, a.recorded_at, a.event, p.code as participant, k.code as couple, a.reference, a.fields, a.proof,
  a.actor, c.previous, c.hash
from ops.audit_chain c join ops.audit a on a.id = c.audit
left join trial.participant p on p.id = a.participant left join trial.couple k on k.id = a.couple
where (select access.may('audit'));

create view research.researcher with (security_barrier) as
select r.user_id, u.email, r.role, r.until, r.appointed_at
from ops.researcher r join auth.users u on u.id = r.user_id
where (select access.may('roles'))
  or (r.user_id = (select auth.uid()) and (r.until is null or r.until >= trial.day(now())));

create view research.protocol with (security_barrier) as
select p.version, p.body, p.loaded_at from trial.protocol p
where (select access.my_role()) is not null;
