-- From the check to a participant: nothing personal is stored before consent [C6].

-- Whether the newest consent of a participant is of a version after which it must be given again [C7].
create function trial.needs_consent(p_participant uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce((
    select trial.current_protocol() -> 'consent' -> p.role -> 'again_from' ? c.version
    from people.consent c join trial.participant p on p.id = c.participant
    where c.participant = p_participant order by c.given_at desc, c.recorded_at desc limit 1), false)
$$;

create function api.count_screening(p_at timestamptz, p_role text, p_outcome text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into trial.screening_count (day, role, outcome, n) values (trial.day(p_at), p_role, p_outcome, 1)
  on conflict (day, role, outcome) do update set n = trial.screening_count.n + 1;
  return jsonb_build_object('status', 'counted');
end $$;

create function api.keep_suspicious(p_at timestamptz, p_form_enc text, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  insert into people.suspicious (form_enc, reason, kept_at) values (p_form_enc, p_reason, p_at) returning id into v_id;
  perform ops.record(p_at, 'suspicious_kept', p_reference => v_id);
  return jsonb_build_object('status', 'kept');
end $$;

create function ops.open_session(p_at timestamptz, p_hash text, p_role text, p_participant uuid, p_invitation uuid,
  p_trusted_at timestamptz, p_verified_at timestamptz, p_device uuid default null) returns void
language sql volatile set search_path = '' as $$
  insert into ops.session (hash, participant, invitation, device, trusted_at, verified_at, opened_at, expires_at)
  values (p_hash, p_participant, p_invitation, coalesce(p_device, gen_random_uuid()), p_trusted_at, p_verified_at,
    p_at, ops.session_end(p_at, p_role))
  on conflict (hash) do nothing
$$;

-- Brings the participant into the couple of the inviter, in the place of who has this role now and who keeps all that a
-- member sees and gets [C1]. Before randomisation with a baseline of their own; after it from their next wave on, and with
-- the guidance by the arm of the couple. False when one of the two is no longer free.
create function trial.replace_member(p_at timestamptz, p_invitation trial.invitation, p_participant trial.participant)
returns boolean language plpgsql volatile set search_path = '' as $$
declare
  v_state text;
begin
  if p_participant.state <> 'active' or p_participant.confirmed_at is null or p_participant.role <> p_invitation.role
    or trial.couple_of(p_participant.id) is not null or not exists (
      select from trial.member m join trial.participant p on p.id = m.participant
      where m.couple = p_invitation.couple and m.participant = p_invitation.inviter and m.until is null
        and p.state = 'active') then
    return false;
  end if;
  -- Who randomises this couple now is awaited: the new member belongs to one side of it.
  select c.state into v_state from trial.couple c where c.id = p_invitation.couple for no key update;
  if v_state = 'excluded' then return false; end if;
  update trial.member set until = p_at where couple = p_invitation.couple and role = p_invitation.role and until is null;
  insert into trial.member (couple, participant, role, since)
  values (p_invitation.couple, p_participant.id, p_participant.role, p_at);
  update trial.invitation set state = 'joined', ended_at = p_at where id = p_invitation.id;
  perform trial.close_invitation(p_at, i.id, 'closed') from trial.invitation i
  where i.inviter = p_participant.id and i.state in ('waiting', 'sent', 'handed');
  if v_state = 'randomised' then
    perform ops.queue_message(p_at, 'allocated', p_participant.id, null, null);
  else
    perform trial.open_baseline(p_at, p_invitation.couple, p_participant.id);
  end if;
  perform ops.record(p_at, 'member_replaced', p_participant.id, p_couple => p_invitation.couple,
    p_reference => p_invitation.id);
  return true;
end $$;

-- Makes the couple of an invitation; false when the invitation or one of the two is no longer free.
create function trial.join_couple(p_at timestamptz, p_invitation uuid, p_participant uuid) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  v_invitation trial.invitation;
  v_participant trial.participant;
  v_couple uuid;
  v_test boolean;
begin
  -- People first and in one order, then the invitation: two joins can't wait for each other.
  perform from trial.participant p
  where p.id in (p_participant, (select i.inviter from trial.invitation i where i.id = p_invitation))
  order by p.id for no key update;
  select * into v_invitation from trial.invitation where id = p_invitation for no key update;
  if not found or not trial.is_open(p_at, v_invitation) then return false; end if;
  if (select count(distinct c.email_hash) from people.contact c
      where c.participant in (v_invitation.inviter, p_participant)) < 2 then return false; end if;
  if v_invitation.couple is not null then
    select * into v_participant from trial.participant p where p.id = p_participant;
    return trial.replace_member(p_at, v_invitation, v_participant);
  end if;

  select bool_or(p.test) into v_test from trial.participant p
  where p.id in (v_invitation.inviter, p_participant) and p.state = 'active' and p.confirmed_at is not null
    and trial.couple_of(p.id) is null and p.role = case when p.id = p_participant then v_invitation.role else p.role end
  having count(*) = 2 and count(distinct p.role) = 2;
  if not found then return false; end if;

  insert into trial.couple (test, joined_at) values (v_test, p_at) returning id into v_couple;
  insert into trial.member (couple, participant, role, since)
  select v_couple, p.id, p.role, p_at from trial.participant p where p.id in (v_invitation.inviter, p_participant);
  update trial.invitation set state = 'joined', ended_at = p_at where id = p_invitation;
  perform trial.close_invitation(p_at, i.id, 'closed') from trial.invitation i
  where i.inviter = p_participant and i.state in ('waiting', 'sent', 'handed');
  perform trial.open_baseline(p_at, v_couple);
  perform ops.record(p_at, 'couple_joined', p_couple => v_couple, p_reference => p_invitation);
  return true;
end $$;

create function people.keep_pending(p_at timestamptz, p_session_hash text, p_participant uuid, p_invitation uuid,
  p_person jsonb, p_consent jsonb) returns void
language sql volatile set search_path = '' as $$
  insert into people.pending_sign_up (session_hash, participant, invitation, name_enc, email_enc, phone_enc, version,
    text_hash, statements, refused, typed_at)
  select p_session_hash, p_participant, p_invitation, p_person ->> 'name_enc', p_person ->> 'email_enc',
    p_person ->> 'phone_enc', p_consent ->> 'version', p_consent ->> 'hash', array(select jsonb_array_elements_text(p_consent -> 'statements')),
    array(select jsonb_array_elements_text(coalesce(p_consent -> 'refused', '[]'))), p_at
  on conflict (session_hash) do nothing
$$;

-- signed_up {participant, confirmed, joined: a first questionnaire waits} | already_signed_up | invitation_gone | same_person
create function api.sign_up(p_at timestamptz, p_role text, p_person jsonb, p_consent jsonb, p_session_hash text,
  p_invitation_session_hash text, p_test boolean) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session;
  v_invitation trial.invitation;
  v_invitee people.invitee;
  v_existing uuid;
  v_participant uuid;
  v_email_enc text := p_person ->> 'email_enc';
  v_email_hash text := p_person ->> 'email_hash';
  v_organisation text := p_person ->> 'organisation_hash';
  v_confirmed boolean := false;
  v_joined boolean := false;
begin
  if not coalesce(trial.current_protocol() -> 'roles' ? p_role, false) then
    raise exception 'unknown role %', p_role using errcode = 'invalid_parameter_value';
  end if;

  if p_invitation_session_hash is not null then
    v_session := ops.session_at(p_at, p_invitation_session_hash);
    if v_session.invitation is null or v_session.trusted_at is null then
      return jsonb_build_object('status', 'invitation_gone');
    end if;
    select * into v_invitation from trial.invitation where id = v_session.invitation;
    if v_invitation.role <> p_role then return jsonb_build_object('status', 'invitation_gone'); end if;
    select * into v_invitee from people.invitee where invitation = v_invitation.id;
    if v_invitation.way = 'mailed' and v_invitee.invitation is not null then
      v_email_enc := v_invitee.email_enc;
      v_email_hash := v_invitee.email_hash;
      v_organisation := coalesce(v_organisation, v_invitee.organisation_hash);
      v_confirmed := true;
    end if;
    if exists (select from people.contact c where c.participant = v_invitation.inviter and c.email_hash = v_email_hash) then
      return jsonb_build_object('status', 'same_person');
    end if;
  end if;

  -- The same person at the same moment, in five tabs: one after the other.
  perform pg_advisory_xact_lock(hashtextextended('sign_up:' || p_role || ':' || v_email_hash, 0));
  select c.participant into v_existing from people.contact c
  where c.role = p_role and c.email_hash = v_email_hash and c.active;
  if v_existing is not null then
    -- The same browser pressed twice, or anybody who knows the address: a code must come first.
    perform ops.open_session(p_at, p_session_hash, p_role, v_existing, v_invitation.id, null, null);
    if exists (select from trial.participant p where p.id = v_existing and p.confirmed_at is null) then
      perform people.keep_pending(p_at, p_session_hash, v_existing, v_invitation.id, p_person || jsonb_build_object(
        'email_enc', v_email_enc), p_consent);
      perform ops.record(p_at, 'signed_up_again', v_existing, p_fields => array['name', 'consent']);
    end if;
    -- The mail has proven the address; otherwise the code will.
    if v_confirmed then perform trial.note_second_couple(p_at, v_existing, v_invitation.id); end if;
    return jsonb_build_object('status', 'already_signed_up');
  end if;
  if v_invitation.id is not null then
    -- The inviter is what two acceptances of one invitation wait for (see join_couple for the order of locks).
    perform from trial.participant p where p.id = v_invitation.inviter for no key update;
    select * into v_invitation from trial.invitation where id = v_invitation.id;
    if not trial.is_open(p_at, v_invitation) then return jsonb_build_object('status', 'invitation_gone'); end if;
  end if;

  insert into trial.participant (role, test, invited_by, signed_up_at, confirmed_at)
  values (p_role, p_test or coalesce((select p.test from trial.participant p where p.id = v_invitation.inviter), false),
    case when v_confirmed then v_invitation.id end, p_at, case when v_confirmed then p_at end)
  returning id into v_participant;
  insert into people.contact (participant, role, name_enc, email_enc, email_hash, organisation_hash)
  values (v_participant, p_role, case when v_confirmed then p_person ->> 'name_enc' end, v_email_enc, v_email_hash,
    v_organisation);
  perform ops.record(p_at, 'signed_up', v_participant, p_reference => v_invitation.id,
    p_fields => array['name', 'email', 'consent']);
  if v_confirmed then v_joined := trial.join_couple(p_at, v_invitation.id, v_participant); end if;
  perform ops.open_session(p_at, p_session_hash, p_role, v_participant, v_invitation.id,
    case when v_confirmed then p_at end, case when v_confirmed then v_session.verified_at end);
  perform people.keep_pending(p_at, p_session_hash, v_participant, v_invitation.id, p_person || jsonb_build_object(
    'email_enc', v_email_enc), p_consent);
  if v_confirmed then
    perform people.take_over(d) from people.pending_sign_up d where d.participant = v_participant;
  end if;
  return jsonb_build_object('status', 'signed_up', 'participant', v_participant, 'confirmed', v_confirmed,
    'joined', v_joined and exists (select from trial.occasion o where o.participant = v_participant));
end $$;
