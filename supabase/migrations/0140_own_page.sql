-- What a participant's session shows and ends. Nothing of the other half but that the couple is randomised [C1].

create function trial.invitation_view(p_participant uuid, p_joined boolean) returns jsonb
language sql stable set search_path = '' as $$
  select case i.way
    -- Whoever handed over a link sees one unchanging state, whatever was done with it [C2].
    when 'handed' then jsonb_build_object('direction', 'to_' || i.role, 'leaves_at', null,
      'state', case when p_joined then 'joined' else 'handed' end,
      'shown_name_enc', null, 'name_enc', null, 'email_enc', null)
    else jsonb_build_object('direction', 'to_' || i.role, 'leaves_at', i.leaves_at,
      -- One that was made in a couple, for who takes the place of the other, is followed like the first.
      'state', case when p_joined and i.couple is null then 'joined' else i.state end,
      'shown_name_enc', e.shown_name_enc, 'name_enc', e.name_enc, 'email_enc', e.email_enc) end
  -- Once they are a couple, what was typed about the other may go at any moment: it shows no more [C1].
  from trial.invitation i left join people.invitee e on e.invitation = i.id and not p_joined
  where i.inviter = p_participant order by i.made_at desc limit 1
$$;

-- open | waiting | none, and the date while it waits: by the arm and the reader's own stop only.
create function trial.guidance_of(p_at timestamptz, p_participant trial.participant, p_couple uuid, out state text, out opens_on date)
language plpgsql stable set search_path = '' as $$
declare
  v_protocol jsonb := trial.current_protocol();
  v_rule text;
  v_release_on date;
begin
  state := 'none';
  if p_participant.state <> 'active' or not (v_protocol -> 'guidance_roles' ? p_participant.role) then return; end if;
  select x ->> 'guidance', a.release_on into v_rule, v_release_on
  from trial.allocation a, jsonb_array_elements(v_protocol -> 'arms') x
  where a.couple = p_couple and x ->> 'code' = a.arm;
  if v_rule = 'at_once' or (v_rule = 'at_release' and trial.day(p_at) >= v_release_on) then
    state := 'open';
  elsif v_rule = 'at_release' then
    state := 'waiting';
    opens_on := v_release_on;
  end if;
end $$;

-- none | assisted {...} | open {...}: the shape stands in supabase/README.md.
create function api.read_session(p_at timestamptz, p_session_hash text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_session ops.session := ops.session_at(p_at, p_session_hash);
  v_participant trial.participant;
  v_contact people.contact;
  v_invitation trial.invitation;
  v_invitee people.invitee;
  v_couple trial.couple;
  v_allocation trial.allocation;
  v_guidance record;
  v_base jsonb;
begin
  -- Somebody who only typed an address learns nothing: the answer is the same as for an address that nobody has.
  if v_session.trusted_at is null then
    return coalesce(ops.assisted_view(p_at, p_session_hash), jsonb_build_object('status', 'none'));
  end if;
  select * into v_participant from trial.participant where id = v_session.participant;
  select * into v_invitation from trial.invitation where id = v_session.invitation;
  v_base := jsonb_build_object('status', 'open', 'participant', v_participant.id,
    'role', coalesce(v_participant.role, v_invitation.role), 'trusted', true,
    'fresh', ops.is_fresh(p_at, v_session), 'confirmed', false, 'name_enc', null, 'email_enc', null,
    'invitation', null, 'couple', null, 'questionnaires', '[]'::jsonb, 'guidance', 'none', 'guidance_on', null,
    'may_replace', false, 'stopped', false, 'contact', 'all', 'consent_again', false, 'handover_id', null);

  if v_participant.id is null then
    select * into v_invitee from people.invitee where invitation = v_invitation.id;
    select * into v_contact from people.contact where participant = v_invitation.inviter;
    return v_base || jsonb_build_object('invitation', jsonb_build_object('direction', 'to_' || v_invitation.role,
      'state', v_invitation.state, 'open', trial.is_open(p_at, v_invitation), 'leaves_at', null,
      'inviter', coalesce(v_invitee.shown_name_enc, v_contact.name_enc),
      'shown_name_enc', coalesce(v_invitee.shown_name_enc, v_contact.name_enc),
      'name_enc', v_invitee.name_enc, 'email_enc', v_invitee.email_enc));
  end if;

  select * into v_contact from people.contact where participant = v_participant.id;
  select c.* into v_couple from trial.couple c where c.id = trial.couple_of(v_participant.id);
  v_allocation := trial.allocation_of(v_participant.id);
  select * into v_guidance from trial.guidance_of(p_at, v_participant, v_allocation.couple);
  return v_base || jsonb_build_object(
    'confirmed', v_participant.confirmed_at is not null,
    'name_enc', v_contact.name_enc, 'email_enc', v_contact.email_enc,
    'invitation', trial.invitation_view(v_participant.id, v_couple.id is not null),
    'couple', case when v_couple.id is not null then jsonb_build_object(
      -- A hold follows from the other member as well: until randomisation all couples look the same.
      'state', case when v_allocation.couple is not null then 'randomised' else 'baseline' end,
      'randomised_on', trial.day(v_allocation.allocated_at)) end,
    'may_replace', v_participant.state = 'active' and trial.may_replace(p_at, v_participant.id),
    'questionnaires', coalesce((select jsonb_agg(jsonb_build_object('questionnaire', o.questionnaire,
        'version', s.version, 'wave', o.wave, 'closes_on', o.closes_on,
        'state', case when o.state = 'open' and not trial.takes_answers(p_at, o) then 'closed' else o.state end)
        order by o.opened_at, o.wave)
      from trial.occasion o left join trial.submission s on s.occasion = o.id
      where o.participant = v_participant.id), '[]'),
    'guidance', v_guidance.state, 'guidance_on', v_guidance.opens_on,
    'stopped', v_participant.state <> 'active', 'contact', v_participant.contact,
    'consent_again', v_participant.state = 'active' and trial.needs_consent(v_participant.id),
    'handover_id', (select l.id from trial.invitation i join ops.link l on l.invitation = i.id and l.message is null
      where i.inviter = v_participant.id and i.way = 'handed' and (v_couple.id is not null or trial.is_open(p_at, i))
      order by i.made_at desc limit 1));
end $$;
