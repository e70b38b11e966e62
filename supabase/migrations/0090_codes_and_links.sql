-- Proving that an address is one's own: a six-figure code, or the button behind a link [C9].

-- False when too many were asked in the last half hour; otherwise the code is kept. Five for each session that only typed
-- an address, and twenty for the person together; five for the person's own sessions, which a stranger can't use up.
create function ops.keep_code(p_at timestamptz, p_session ops.session, p_code_hash text) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  v_trusted boolean := p_session.trusted_at is not null;
  v_by_all int;
  v_by_session int;
begin
  perform pg_advisory_xact_lock(hashtextextended('code:' || coalesce(p_session.participant, p_session.invitation), 0));
  select count(*), count(*) filter (where s.hash = p_session.hash) into v_by_all, v_by_session
  from ops.code c join ops.session s on s.hash = c.session_hash
  where c.opened_at > p_at - interval '30 minutes' and (s.trusted_at is not null) = v_trusted
    and case when p_session.participant is not null then s.participant = p_session.participant
      else s.participant is null and s.invitation = p_session.invitation end;
  if v_by_session >= 5 or v_by_all >= (case when v_trusted then 5 else 20 end) then return false; end if;
  insert into ops.code (session_hash, code_hash, opened_at, expires_at)
  values (p_session.hash, p_code_hash, p_at, p_at + interval '10 minutes');
  return true;
end $$;

-- What was typed at the sign-up that a code in this session confirms.
create function ops.pending_of(p_session ops.session) returns people.pending_sign_up
language sql stable set search_path = '' as $$
  select d from people.pending_sign_up d
  where d.participant = p_session.participant and d.session_hash = p_session.hash
$$;

-- Where a code for this session must go.
create function ops.address_of(p_session ops.session) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(
    (select jsonb_build_object('name_enc', coalesce(c.name_enc, (ops.pending_of(p_session)).name_enc),
        'email_enc', c.email_enc)
      from people.contact c where c.participant = p_session.participant
        and coalesce(c.name_enc, (ops.pending_of(p_session)).name_enc) is not null),
    (select jsonb_build_object('name_enc', i.name_enc, 'email_enc', i.email_enc)
      from people.invitee i where i.invitation = p_session.invitation and p_session.participant is null))
$$;

-- opened {name_enc, email_enc} | no_session | too_many
create function api.open_code(p_at timestamptz, p_session_hash text, p_code_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session := ops.session_at(p_at, p_session_hash);
  v_address jsonb := ops.address_of(v_session);
begin
  if v_session.hash is null or v_address is null then return jsonb_build_object('status', 'no_session'); end if;
  if not ops.keep_code(p_at, v_session, p_code_hash) then return jsonb_build_object('status', 'too_many'); end if;
  return jsonb_build_object('status', 'opened') || v_address;
end $$;

create function ops.open_pending(p_at timestamptz, p_participant uuid, p_invitation uuid, p_role text,
  p_session_hash text, p_code_hash text) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  v_session ops.session;
  v_address jsonb;
begin
  perform ops.open_session(p_at, p_session_hash, p_role, p_participant, p_invitation, null, null);
  v_session := ops.session_at(p_at, p_session_hash);
  v_address := ops.address_of(v_session);
  if v_address is null then return jsonb_build_object('status', 'unknown'); end if;
  if not ops.keep_code(p_at, v_session, p_code_hash) then return jsonb_build_object('status', 'too_many'); end if;
  return jsonb_build_object('status', 'opened') || v_address;
end $$;

-- opened {name_enc, email_enc} | unknown | too_many
create function api.request_login(p_at timestamptz, p_email_hash text, p_session_hash text, p_code_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant;
  v_invitation trial.invitation;
begin
  -- Confirmed, in whatever role; then invited. What somebody typed and never confirmed is nobody's yet: a code would make
  -- it belong to whoever owns the address, with a stranger's consent [C7].
  select p.* into v_participant from people.contact c join trial.participant p on p.id = c.participant
  where c.email_hash = p_email_hash and p.confirmed_at is not null and p.state <> 'died'
  order by c.active desc, p.signed_up_at desc limit 1;
  if found then
    return ops.open_pending(p_at, v_participant.id, null, v_participant.role, p_session_hash, p_code_hash);
  end if;
  select i.* into v_invitation from people.invitee e join trial.invitation i on i.id = e.invitation
  where e.email_hash = p_email_hash and i.state = 'sent' and i.expires_at > p_at order by i.made_at desc limit 1;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  return ops.open_pending(p_at, null, v_invitation.id, v_invitation.role, p_session_hash, p_code_hash);
end $$;

-- unknown | ended | done | live, with what the link is for.
create function ops.link_state(p_at timestamptz, p_link ops.link) returns text
language plpgsql stable set search_path = '' as $$
declare
  v_invitation trial.invitation;
  v_state text;
  v_takes boolean;
begin
  -- A link that asks whether an address works may have come to a stranger: it opens nothing.
  if p_link.id is null or p_link.target in ('address', 'paper') then return 'unknown'; end if;
  if p_link.ended_at is not null then return 'ended'; end if;
  if p_link.invitation is not null then
    select * into v_invitation from trial.invitation where id = p_link.invitation;
    if v_invitation.state = 'joined' then return 'done'; end if;
    return case when trial.is_open(p_at, v_invitation) then 'live' else 'ended' end;
  end if;
  if p_link.target in ('questionnaire', 'questionnaire-short') then
    select o.state, trial.takes_answers(p_at, o) into v_state, v_takes from trial.occasion o where o.id = p_link.occasion;
    if v_state = 'submitted' then return 'done'; end if;
    return case when v_takes then 'live' else 'ended' end;
  end if;
  return 'live';
end $$;

-- opened {name_enc, email_enc} | unknown | too_many: the code goes to the address that the link was sent to.
create function api.request_login_by_link(p_at timestamptz, p_token_hash text, p_session_hash text, p_code_hash text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_link ops.link;
  v_role text;
begin
  select * into v_link from ops.link where token_hash = p_token_hash;
  if not found or v_link.ended_at is not null or v_link.target in ('address', 'paper')
    or (v_link.invitation is not null and ops.link_state(p_at, v_link) <> 'live') then
    return jsonb_build_object('status', 'unknown');
  end if;
  select coalesce((select p.role from trial.participant p where p.id = v_link.participant),
    (select i.role from trial.invitation i where i.id = v_link.invitation)) into v_role;
  return ops.open_pending(p_at, v_link.participant, v_link.invitation, v_role, p_session_hash, p_code_hash);
end $$;

-- opened {target, questionnaire, role, replaced} | unknown | expired | used. Opening twice is fine.
create function api.open_link(p_at timestamptz, p_token_hash text, p_new_session_hash text, p_old_session_hash text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_link ops.link;
  v_old ops.session;
  v_role text;
  v_same boolean;
begin
  select * into v_link from ops.link where token_hash = p_token_hash;
  case ops.link_state(p_at, v_link)
    when 'unknown' then return jsonb_build_object('status', 'unknown');
    when 'ended' then return jsonb_build_object('status', 'expired');
    when 'done' then return jsonb_build_object('status', 'used');
    else null;
  end case;
  select coalesce((select p.role from trial.participant p where p.id = v_link.participant),
    (select i.role from trial.invitation i where i.id = v_link.invitation)) into v_role;
  if p_old_session_hash is not null then v_old := ops.session_at(p_at, p_old_session_hash); end if;
  v_same := coalesce(v_old.participant = v_link.participant,
    v_old.participant is null and v_link.participant is null and v_old.invitation = v_link.invitation, false);
  update ops.session set ended_at = p_at where hash = v_old.hash;
  perform ops.open_session(p_at, p_new_session_hash, v_role, v_link.participant, v_link.invitation, p_at,
    case when v_same and v_old.trusted_at is not null then v_old.verified_at end,
    case when v_same then v_old.device end);
  perform ops.record(p_at, 'link_opened', v_link.participant, p_reference => v_link.id);
  return jsonb_build_object('status', 'opened', 'target', v_link.target, 'role', v_role,
    'questionnaire', (select o.questionnaire from trial.occasion o where o.id = v_link.occasion),
    'replaced', v_old.hash is not null and not v_same and v_old.trusted_at is not null);
end $$;

-- Who was confirmed is who typed this: name and consent become theirs, with the time at which they were given. What others
-- typed under the same address goes.
create function people.take_over(p_pending people.pending_sign_up) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update people.contact set name_enc = p_pending.name_enc, email_enc = p_pending.email_enc, phone_enc = p_pending.phone_enc
  where participant = p_pending.participant;
  insert into people.consent (participant, version, text_hash, statements, refused, given_at, recorded_at, live)
  values (p_pending.participant, p_pending.version, p_pending.text_hash, p_pending.statements, p_pending.refused,
    p_pending.typed_at, p_pending.recorded_at, p_pending.live);
  delete from people.pending_sign_up where participant = p_pending.participant;
  delete from people.paper_sign_up where participant = p_pending.participant;
end $$;

-- Where somebody goes on who just came in: invite | mine.
create function trial.next_of(p_participant trial.participant) returns text
language sql stable set search_path = '' as $$
  select case when p_participant.state = 'active' and p_participant.role = trial.inviting_role()
    and trial.couple_of(p_participant.id) is null and not exists (select from trial.invitation i
      where i.inviter = p_participant.id and i.state in ('waiting', 'sent')) then 'invite' else 'mine' end
$$;

-- confirmed {role, participant, joined, next} | wrong {tries_left} | expired | no_session
create function api.confirm_code(p_at timestamptz, p_session_hash text, p_code_hash text, p_new_session_hash text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session;
  v_code ops.code;
  v_participant trial.participant;
  v_pending people.pending_sign_up;
  v_invitation uuid;
  v_first boolean := false;
  v_joined boolean := false;
  v_second boolean := false;
  v_role text;
begin
  select * into v_session from ops.session s
  where s.hash = p_session_hash and s.ended_at is null and s.expires_at > p_at for no key update;
  if not found then return jsonb_build_object('status', 'no_session'); end if;
  select * into v_code from ops.code c where c.session_hash = p_session_hash order by c.opened_at desc, c.id limit 1;
  if not found or v_code.used_at is not null or v_code.expires_at <= p_at or v_code.tries >= 5 then
    return jsonb_build_object('status', 'expired');
  end if;
  if v_code.code_hash <> p_code_hash then
    update ops.code set tries = tries + 1 where id = v_code.id;
    return jsonb_build_object('status', 'wrong', 'tries_left', 4 - v_code.tries);
  end if;

  select * into v_participant from trial.participant where id = v_session.participant;
  if v_participant.confirmed_at is null then v_pending := ops.pending_of(v_session); end if;
  -- Never confirmed, and what was typed is forgotten: there is nothing to confirm.
  if v_participant.id is not null and v_participant.confirmed_at is null and v_pending.participant is null then
    return jsonb_build_object('status', 'expired');
  end if;
  update ops.code set used_at = p_at where id = v_code.id;
  update ops.session set ended_at = p_at where hash = p_session_hash;
  v_invitation := coalesce(v_session.invitation, v_pending.invitation, v_participant.invited_by);
  -- Both of a couple to be, in one order: two who confirm at once can't wait for each other.
  perform from trial.participant p
  where p.id in (v_session.participant, (select i.inviter from trial.invitation i where i.id = v_invitation))
  order by p.id for no key update;
  select * into v_participant from trial.participant where id = v_session.participant;
  perform ops.address_works(p_at, v_participant.id);
  v_role := coalesce(v_participant.role, (select i.role from trial.invitation i where i.id = v_session.invitation));
  perform ops.open_session(p_at, p_new_session_hash, v_role, v_session.participant, v_session.invitation, p_at, p_at,
    v_session.device);

  if v_participant.id is null then
    return jsonb_build_object('status', 'confirmed', 'role', v_role, 'participant', null, 'joined', false,
      'next', 'invitation');
  end if;
  if v_participant.confirmed_at is null then
    v_first := true;
    update trial.participant set confirmed_at = p_at, invited_by = coalesce(v_invitation, invited_by)
    where id = v_participant.id;
    perform people.take_over(v_pending);
    perform ops.record(p_at, 'address_confirmed', v_participant.id, p_fields => array['name', 'email', 'consent']);
  end if;
  if v_participant.state = 'active' and trial.couple_of(v_participant.id) is null then
    if v_invitation is not null then v_joined := trial.join_couple(p_at, v_invitation, v_participant.id); end if;
    if v_first and not v_joined then perform ops.queue_message(p_at, 'welcome', v_participant.id, null, null); end if;
  elsif v_session.invitation is not null then
    v_second := trial.note_second_couple(p_at, v_participant.id, v_session.invitation);
    -- Said once: with the next code the session leads to the own page, as every other.
    if v_second then update ops.session set invitation = null where hash = p_new_session_hash; end if;
  end if;
  return jsonb_build_object('status', 'confirmed', 'role', v_role, 'participant', v_participant.id, 'joined', v_joined,
    'next', case when v_second then 'second' else trial.next_of(v_participant) end);
end $$;
