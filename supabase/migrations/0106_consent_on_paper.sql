-- Consent that was signed on paper and typed by a researcher [C7]. It counts from the moment that the person opens the link
-- that was mailed to the address on the form, and types the four figures that they chose themselves and wrote beside it. The
-- link alone is not enough: a mistyped address is a stranger's [C9].

create table people.paper_sign_up (
  id uuid primary key,
  participant uuid not null unique references trial.participant,
  name_enc text not null,
  phone_enc text,
  version text not null,
  text_hash text not null,
  statements text[] not null,
  refused text[] not null,
  signed_on date not null,
  figures_hash text not null,
  tries int not null default 0,
  typed_by uuid not null,
  typed_at timestamptz not null,
  ends_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  constraint given_time_is_now check (not live or typed_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table people.paper_sign_up enable row level security;
comment on table people.paper_sign_up is 'Name and consent from a paper form, until the person confirms the address. Erasure: erase (also by itself, at the confirmation or after 14 days).';

-- Whether the form was signed on a day that counts: not before this version was in force, and not longer ago than the trial
-- allows.
create function trial.takes_signature(p_at timestamptz, p_role text, p_signed_on date) returns boolean
language sql stable set search_path = '' as $$
  select coalesce(p_signed_on between greatest((p.body -> 'consent' -> p_role ->> 'since')::date,
      trial.day(p_at) - coalesce((p.body ->> 'paper_consent_days')::int, 30)) and trial.day(p_at), false)
  from (select trial.current_protocol() as body) p
$$;

-- Thirty mails to addresses that a researcher typed in an hour, new addresses by telephone among them.
create function people.too_many_typed(p_at timestamptz) returns boolean
language sql volatile set search_path = '' as $$
  select api.rate(p_at, encode(sha256(convert_to('proposals:' || auth.uid(), 'UTF8')), 'hex'), 3600, 30) ->> 'status' = 'limited'
$$;

-- The mail that asks for the figures leaves by the sender, like any other.
create function people.mail_paper(p_at timestamptz, p_participant uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update ops.message set state = 'cancelled'
  where participant = p_participant and kind = 'paper-sign-up' and state = 'due';
  perform ops.queue_message(p_at, 'paper-sign-up', p_participant, null, null, nextval('ops.code_message_number'));
end $$;

-- Who signed, found by the address or made, and locked.
create function people.signer(p_at timestamptz, p_role text, p_person jsonb) returns trial.participant
language plpgsql volatile set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  -- As who signs up on the website: one after the other.
  perform pg_advisory_xact_lock(hashtextextended('sign_up:' || p_role || ':' || (p_person ->> 'email_hash'), 0));
  select p.* into v_participant from people.contact c join trial.participant p on p.id = c.participant
  where c.role = p_role and c.email_hash = p_person ->> 'email_hash' and c.active for no key update of p;
  if found then return v_participant; end if;
  insert into trial.participant (role, test, signed_up_at) values (p_role, not trial.is_live(), p_at)
  returning * into v_participant;
  insert into people.contact (participant, role, email_enc, email_hash, organisation_hash)
  values (v_participant.id, p_role, p_person ->> 'email_enc', p_person ->> 'email_hash', p_person ->> 'organisation_hash');
  return v_participant;
end $$;

-- entered {until} | waiting | takes_part {participant} | outdated | bad_date | too_many | not_allowed. p_paper: an id of the form
-- that was filled in, so that one that is sent twice is entered once; the figures are bound to it. waiting: another form with
-- this address is not confirmed yet.
create function api.enter_paper_consent(p_at timestamptz, p_role text, p_paper uuid, p_person jsonb, p_consent jsonb,
  p_signed_on date, p_figures_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant;
  v_paper people.paper_sign_up;
begin
  if not access.may('enter_consent') then return jsonb_build_object('status', 'not_allowed'); end if;
  if not coalesce(trial.current_protocol() -> 'roles' ? p_role, false) then
    raise exception 'unknown role %', p_role using errcode = 'invalid_parameter_value';
  end if;
  if trial.current_protocol() -> 'consent' -> p_role ->> 'version' is distinct from p_consent ->> 'version' then
    return jsonb_build_object('status', 'outdated');
  end if;
  if not trial.takes_signature(p_at, p_role, p_signed_on) then return jsonb_build_object('status', 'bad_date'); end if;
  if people.too_many_typed(p_at) then return jsonb_build_object('status', 'too_many'); end if;

  v_participant := people.signer(p_at, p_role, p_person);
  if v_participant.confirmed_at is not null then
    return jsonb_build_object('status', 'takes_part', 'participant', v_participant.code);
  end if;
  select * into v_paper from people.paper_sign_up q where q.participant = v_participant.id;
  if v_paper.ends_at > p_at then
    return case v_paper.id when p_paper then jsonb_build_object('status', 'entered', 'until', v_paper.ends_at)
      else jsonb_build_object('status', 'waiting') end;
  end if;
  delete from people.paper_sign_up where participant = v_participant.id;
  insert into people.paper_sign_up (id, participant, name_enc, phone_enc, version, text_hash, statements, refused, signed_on,
    figures_hash, typed_by, typed_at, ends_at)
  values (p_paper, v_participant.id, p_person ->> 'name_enc', p_person ->> 'phone_enc', p_consent ->> 'version',
    p_consent ->> 'hash', array(select jsonb_array_elements_text(p_consent -> 'statements')),
    array(select jsonb_array_elements_text(coalesce(p_consent -> 'refused', '[]'))), p_signed_on, p_figures_hash,
    auth.uid(), p_at, p_at + interval '14 days')
  returning * into v_paper;
  perform people.mail_paper(p_at, v_participant.id);
  perform api.count_screening(p_at, p_role, 'eligible');
  perform ops.record(p_at, 'paper_entered', v_participant.id, p_reference => p_paper,
    p_fields => array['name', 'email', 'consent', 'signed_on'], p_actor => auth.uid());
  return jsonb_build_object('status', 'entered', 'until', v_paper.ends_at);
end $$;

-- Whose form waits, locked; null when it waits no longer.
create function people.waiting_signer(p_at timestamptz, p_paper uuid) returns trial.participant
language plpgsql volatile set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  select p.* into v_participant from people.paper_sign_up q join trial.participant p on p.id = q.participant
  where q.id = p_paper for no key update of p;
  if exists (select from people.paper_sign_up q where q.id = p_paper and q.ends_at > p_at) then
    return v_participant;
  end if;
  return null;
end $$;

-- mailed | ended | too_many | not_allowed: the mail once more, to the same address, also where one came back; the figures can
-- be tried five times anew. It waits no longer for it.
create function api.mail_paper_again(p_at timestamptz, p_paper uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  if not access.may('enter_consent') then return jsonb_build_object('status', 'not_allowed'); end if;
  v_participant := people.waiting_signer(p_at, p_paper);
  if v_participant.id is null then return jsonb_build_object('status', 'ended'); end if;
  if people.too_many_proposals(p_at, v_participant.id) then return jsonb_build_object('status', 'too_many'); end if;
  update people.paper_sign_up set tries = 0 where id = p_paper;
  perform ops.address_works(p_at, v_participant.id);
  perform people.mail_paper(p_at, v_participant.id);
  perform ops.record(p_at, 'paper_mailed_again', v_participant.id, p_reference => p_paper, p_actor => auth.uid());
  return jsonb_build_object('status', 'mailed');
end $$;

-- taken_back | ended | not_allowed: it was typed wrong. With it goes who else would be left without name and consent.
create function api.take_back_paper(p_at timestamptz, p_paper uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  if not access.may('enter_consent') then return jsonb_build_object('status', 'not_allowed'); end if;
  -- Sessions, then the address, then the person, as everywhere.
  perform from ops.session s where s.participant = (select q.participant from people.paper_sign_up q where q.id = p_paper)
  order by s.hash for update;
  perform pg_advisory_xact_lock(hashtextextended('sign_up:' || c.role || ':' || c.email_hash, 0))
  from people.paper_sign_up q join people.contact c on c.participant = q.participant where q.id = p_paper;
  v_participant := people.waiting_signer(p_at, p_paper);
  if v_participant.id is null then return jsonb_build_object('status', 'ended'); end if;
  delete from people.paper_sign_up where id = p_paper;
  perform ops.record(p_at, 'paper_taken_back', v_participant.id, p_reference => p_paper, p_actor => auth.uid());
  if not exists (select from people.pending_sign_up d where d.participant = v_participant.id) then
    perform people.forget(array[v_participant.id]);
  end if;
  return jsonb_build_object('status', 'taken_back');
end $$;

-- waiting {paper} | done | over | unknown: what a link that was mailed about a paper form is about. Reading changes nothing.
create function api.read_paper_link(p_at timestamptz, p_token_hash text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_participant trial.participant;
  v_paper people.paper_sign_up;
begin
  select p.* into v_participant from ops.link l join trial.participant p on p.id = l.participant
  where l.token_hash = p_token_hash and l.target = 'paper';
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  if v_participant.confirmed_at is not null then return jsonb_build_object('status', 'done'); end if;
  select * into v_paper from people.paper_sign_up q
  where q.participant = v_participant.id and q.tries < 5 and q.ends_at > p_at;
  if not found then return jsonb_build_object('status', 'over'); end if;
  return jsonb_build_object('status', 'waiting', 'paper', v_paper.id);
end $$;

-- The one invitation that was mailed to this address for this role and still is open; null where there is none, or more.
create function trial.invited_at(p_at timestamptz, p_role text, p_email_hash text) returns uuid
language sql stable set search_path = '' as $$
  select (array_agg(i.id))[1] from people.invitee e join trial.invitation i on i.id = e.invitation
  where e.email_hash = p_email_hash and i.role = p_role and i.way = 'mailed' and i.state = 'sent' and trial.is_open(p_at, i)
  having count(*) = 1
$$;

-- What was signed becomes theirs, with the day on which they signed and the time at which it was typed. What else was typed
-- under the same address goes.
create function people.take_over_paper(p_paper people.paper_sign_up) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update people.contact set name_enc = p_paper.name_enc, phone_enc = p_paper.phone_enc where participant = p_paper.participant;
  insert into people.consent (participant, version, text_hash, statements, refused, mode, signed_on, typed_by, given_at,
    recorded_at, live)
  values (p_paper.participant, p_paper.version, p_paper.text_hash, p_paper.statements, p_paper.refused, 'paper',
    p_paper.signed_on, p_paper.typed_by, p_paper.typed_at, p_paper.recorded_at, p_paper.live);
  delete from people.pending_sign_up where participant = p_paper.participant;
  delete from people.paper_sign_up where participant = p_paper.participant;
end $$;

-- confirmed {role, joined: a first questionnaire waits, next: invite | mine, replaced} | wrong | done | over | unknown. The session is trusted and not fresh,
-- as with any link [C9].
create function api.confirm_paper(p_at timestamptz, p_token_hash text, p_figures_hash text, p_new_session_hash text,
  p_old_session_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_state jsonb := api.read_paper_link(p_at, p_token_hash);
  v_old ops.session;
  v_paper people.paper_sign_up;
  v_participant trial.participant;
  v_invitation uuid;
  v_joined boolean := false;
begin
  if v_state ->> 'status' <> 'waiting' then return v_state; end if;
  select s.* into v_old from ops.session s
  where s.hash = (ops.session_at(p_at, p_old_session_hash)).hash for no key update;
  select trial.invited_at(p_at, c.role, c.email_hash) into v_invitation
  from people.paper_sign_up q join people.contact c on c.participant = q.participant
  where q.id = (v_state ->> 'paper')::uuid;
  -- Both of a couple to be, in one order.
  perform from trial.participant p
  where p.id in ((select q.participant from people.paper_sign_up q where q.id = (v_state ->> 'paper')::uuid),
    (select i.inviter from trial.invitation i where i.id = v_invitation))
  order by p.id for no key update;
  v_state := api.read_paper_link(p_at, p_token_hash);
  if v_state ->> 'status' <> 'waiting' then return v_state; end if;
  select * into v_paper from people.paper_sign_up q where q.id = (v_state ->> 'paper')::uuid;
  if v_paper.figures_hash <> p_figures_hash then
    update people.paper_sign_up set tries = tries + 1 where id = v_paper.id;
    return jsonb_build_object('status', 'wrong');
  end if;

  update trial.participant set confirmed_at = p_at, invited_by = v_invitation where id = v_paper.participant
  returning * into v_participant;
  perform people.take_over_paper(v_paper);
  perform ops.address_works(p_at, v_participant.id);
  update ops.session set ended_at = p_at where hash = v_old.hash;
  perform ops.open_session(p_at, p_new_session_hash, v_participant.role, v_participant.id, null, p_at, null);
  perform ops.record(p_at, 'address_confirmed', v_participant.id, p_reference => v_paper.id,
    p_fields => array['name', 'email', 'consent', 'signed_on']);
  if v_invitation is not null then v_joined := trial.join_couple(p_at, v_invitation, v_participant.id); end if;
  if not v_joined then perform ops.queue_message(p_at, 'welcome', v_participant.id, null, null); end if;
  return jsonb_build_object('status', 'confirmed', 'role', v_participant.role,
    'joined', v_joined and exists (select from trial.occasion o where o.participant = v_participant.id),
    'next', trial.next_of(v_participant), 'replaced', v_old.hash is not null and v_old.trusted_at is not null
      and v_old.participant is distinct from v_participant.id);
end $$;
