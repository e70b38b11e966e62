-- Inviting the other half, taking it back, handing over a link, and the private answer [C2, C3].

create function trial.close_invitation(p_at timestamptz, p_invitation uuid, p_state text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update trial.invitation set state = p_state, ended_at = p_at where id = p_invitation;
  update ops.message set state = 'cancelled' where invitation = p_invitation and state = 'due';
  update ops.link set ended_at = p_at where invitation = p_invitation and ended_at is null;
end $$;

-- invited {leaves_at} | already_invited | not_confirmed | no_session | same_person | already_member. Who is in a couple can
-- invite in the place of the other after telling that something changed: whatever the other did, who was a member is
-- refused in the same words [C1].
create function api.invite(p_at timestamptz, p_session_hash text, p_invitation jsonb, p_knows boolean) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.participant_at(p_at, p_session_hash);
  v_rule jsonb := trial.current_protocol() -> 'invitation';
  v_leaves_at timestamptz := p_at + make_interval(mins => coalesce((v_rule ->> 'delay_minutes')::int, 30));
  v_id uuid;
  v_couple uuid;
begin
  if v_participant.id is null then return jsonb_build_object('status', 'no_session'); end if;
  if v_participant.confirmed_at is null or not coalesce(p_knows, false)
    or v_participant.role is distinct from trial.inviting_role() then
    return jsonb_build_object('status', 'not_confirmed');
  end if;
  if exists (select from people.contact c
      where c.participant = v_participant.id and c.email_hash = p_invitation ->> 'email_hash') then
    return jsonb_build_object('status', 'same_person');
  end if;
  perform from trial.participant p where p.id = v_participant.id for no key update;
  v_couple := trial.couple_of(v_participant.id);
  if (v_couple is not null and not trial.may_replace(p_at, v_participant.id)) or exists (select from trial.invitation i
      where i.inviter = v_participant.id and i.state in ('waiting', 'sent')) then
    return jsonb_build_object('status', 'already_invited');
  end if;
  if exists (select from trial.member m join people.contact c on c.participant = m.participant
      where m.couple = v_couple and c.email_hash = p_invitation ->> 'email_hash') then
    return jsonb_build_object('status', 'already_member');
  end if;

  insert into trial.invitation (inviter, role, couple, way, state, made_at, leaves_at, expires_at)
  values (v_participant.id, trial.other_role(v_participant.role), v_couple, 'mailed', 'waiting', p_at, v_leaves_at,
    v_leaves_at + make_interval(days => coalesce((v_rule ->> 'valid_days')::int, 30)))
  returning id into v_id;
  insert into people.invitee (invitation, name_enc, email_enc, email_hash, organisation_hash, shown_name_enc)
  values (v_id, p_invitation ->> 'name_enc', p_invitation ->> 'email_enc', p_invitation ->> 'email_hash',
    p_invitation ->> 'organisation_hash', p_invitation ->> 'shown_name_enc');
  perform ops.queue_message(v_leaves_at, 'invitation', null, v_id, null);
  perform ops.record(p_at, 'invited', v_participant.id, p_reference => v_id,
    p_fields => array['name', 'email', 'shown_name', 'knows']);
  return jsonb_build_object('status', 'invited', 'leaves_at', v_leaves_at);
end $$;

-- taken_back | too_late | none
create function api.take_back_invitation(p_at timestamptz, p_session_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.participant_at(p_at, p_session_hash);
  v_invitation trial.invitation;
begin
  select * into v_invitation from trial.invitation i
  where i.inviter = v_participant.id and i.way = 'mailed' and i.state in ('waiting', 'sent') for no key update;
  if not found then return jsonb_build_object('status', 'none'); end if;
  if v_invitation.state <> 'waiting' or p_at >= v_invitation.leaves_at then
    return jsonb_build_object('status', 'too_late');
  end if;
  -- A sender that was quicker holds the message: then it is too late.
  update ops.message set state = 'cancelled'
  where invitation = v_invitation.id and kind = 'invitation' and state = 'due';
  if not found then return jsonb_build_object('status', 'too_late'); end if;
  perform trial.close_invitation(p_at, v_invitation.id, 'taken_back');
  perform ops.record(p_at, 'invitation_taken_back', v_participant.id, p_reference => v_invitation.id);
  return jsonb_build_object('status', 'taken_back');
end $$;

-- ready {link} | no_session. Idempotent: the link stays as long as it works; its id is in read_session as handover_id.
create function api.hand_over(p_at timestamptz, p_session_hash text, p_token_hash text, p_link uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.participant_at(p_at, p_session_hash);
  v_rule jsonb := trial.current_protocol() -> 'invitation';
  v_invitation uuid;
  v_link uuid;
begin
  if v_participant.id is null or v_participant.confirmed_at is null
    or v_participant.role is not distinct from trial.inviting_role() then
    return jsonb_build_object('status', 'no_session');
  end if;
  perform from trial.participant p where p.id = v_participant.id for no key update;
  select l.id into v_link from trial.invitation i join ops.link l on l.invitation = i.id
  where i.inviter = v_participant.id and i.way = 'handed'
    and (trial.couple_of(v_participant.id) is not null or trial.is_open(p_at, i))
  order by i.made_at desc limit 1;
  if v_link is not null then return jsonb_build_object('status', 'ready', 'link', v_link); end if;
  if trial.couple_of(v_participant.id) is not null then return jsonb_build_object('status', 'no_session'); end if;
  -- One that ran out today and was not closed yet makes room for the new one.
  perform trial.close_invitation(p_at, i.id, 'closed') from trial.invitation i
  where i.inviter = v_participant.id and i.state in ('waiting', 'sent', 'handed');
  insert into trial.invitation (inviter, role, way, state, made_at, expires_at)
  values (v_participant.id, trial.other_role(v_participant.role), 'handed', 'handed', p_at,
    p_at + make_interval(days => coalesce((v_rule ->> 'valid_days')::int, 30)))
  returning id into v_invitation;
  insert into ops.link (id, token_hash, invitation, target) values (p_link, p_token_hash, v_invitation, 'invitation');
  perform ops.record(p_at, 'link_handed', v_participant.id, p_reference => v_invitation);
  return jsonb_build_object('status', 'ready', 'link', p_link);
end $$;

-- recorded | no_session. A no is noted and nothing more: the link that the inviter holds as well goes on as before, so
-- that opening it tells nothing [C2]; after its days it ends as every other.
create function api.answer_invitation(p_at timestamptz, p_session_hash text, p_choice text, p_free boolean) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session := ops.session_at(p_at, p_session_hash);
  v_invitation trial.invitation;
begin
  if v_session.trusted_at is null then return jsonb_build_object('status', 'no_session'); end if;
  select * into v_invitation from trial.invitation where id = v_session.invitation for no key update;
  if not found or not trial.is_open(p_at, v_invitation) then return jsonb_build_object('status', 'no_session'); end if;
  update trial.invitation set answered_at = p_at, felt_free = p_free where id = v_invitation.id;
  perform ops.record(p_at, 'invitation_answered', p_reference => v_invitation.id);
  return jsonb_build_object('status', 'recorded');
end $$;
