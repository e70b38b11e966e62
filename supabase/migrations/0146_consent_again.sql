-- What participants read of themselves after a fresh code: the own page, what they consented to, and all they gave. And
-- consent to a new version [C7].

-- The participant of a session in which a code was typed just now, also when taking part has ended; null for every other.
create function ops.fresh_reader(p_at timestamptz, p_session_hash text) returns trial.participant
language sql stable set search_path = '' as $$
  select p from trial.participant p
  where p.id = (ops.session_at(p_at, p_session_hash)).participant and ops.is_fresh(p_at, ops.session_at(p_at, p_session_hash))
$$;

create function people.consents_of(p_participant uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('version', c.version, 'text_hash', c.text_hash, 'statements', c.statements,
    'refused', c.refused, 'mode', c.mode, 'signed_on', c.signed_on, 'given_at', c.given_at) order by c.given_at, c.recorded_at), '[]')
  from people.consent c where c.participant = p_participant
$$;

-- consents {consents, role} | none: every consent that was given, the newest last. The words stand in the code, by version.
create function api.read_consent(p_at timestamptz, p_session_hash text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_reader(p_at, p_session_hash);
begin
  if v_participant.id is null then return jsonb_build_object('status', 'none'); end if;
  return jsonb_build_object('status', 'consents', 'role', v_participant.role,
    'consents', people.consents_of(v_participant.id));
end $$;

-- recorded | not_needed | outdated | no_session | not_fresh. outdated: the words that were shown are no longer in force.
create function api.consent_again(p_at timestamptz, p_session_hash text, p_consent jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_participant(p_at, p_session_hash);
begin
  if v_participant.id is null then return ops.refusal(p_at, p_session_hash); end if;
  -- The same form sent twice: one after the other.
  perform from trial.participant p where p.id = v_participant.id for no key update;
  if not trial.needs_consent(v_participant.id) then return jsonb_build_object('status', 'not_needed'); end if;
  if trial.current_protocol() -> 'consent' -> v_participant.role ->> 'version' is distinct from p_consent ->> 'version' then
    return jsonb_build_object('status', 'outdated');
  end if;
  insert into people.consent (participant, version, text_hash, statements, refused, given_at)
  values (v_participant.id, p_consent ->> 'version', p_consent ->> 'hash',
    array(select jsonb_array_elements_text(p_consent -> 'statements')),
    array(select jsonb_array_elements_text(coalesce(p_consent -> 'refused', '[]'))), p_at);
  update trial.task set state = 'cancelled', ended_at = p_at
  where participant = v_participant.id and kind = 'consent' and state = 'open';
  perform ops.record(p_at, 'consent_given_again', v_participant.id, p_fields => array['consent']);
  return jsonb_build_object('status', 'recorded');
end $$;

-- mine {phone_enc, bounced, pause_from, pause_until, history} | none: what only the own page needs.
create function api.read_mine(p_at timestamptz, p_session_hash text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_reader(p_at, p_session_hash);
  v_contact people.contact;
begin
  if v_participant.id is null then return jsonb_build_object('status', 'none'); end if;
  select * into v_contact from people.contact where participant = v_participant.id;
  return jsonb_build_object('status', 'mine', 'phone_enc', v_contact.phone_enc,
    'bounced', v_contact.bounced_at is not null,
    'pause_from', (trial.pause_on(v_participant.id, trial.day(p_at))).from_on,
    'pause_until', (trial.pause_on(v_participant.id, trial.day(p_at))).until_on,
    'history', (select h.history from trial.histories_of(array[v_participant.id]) h));
end $$;

-- everything {...} | none: all that a person gave, for the person alone: no arm, and nothing of the other half.
create function api.read_everything(p_at timestamptz, p_session_hash text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_reader(p_at, p_session_hash);
  v_contact people.contact;
begin
  if v_participant.id is null then return jsonb_build_object('status', 'none'); end if;
  select * into v_contact from people.contact where participant = v_participant.id;
  return jsonb_build_object('status', 'everything', 'role', v_participant.role, 'code', v_participant.code,
    'signed_up_at', v_participant.signed_up_at, 'stopped_at', v_participant.stopped_at, 'contact', v_participant.contact,
    'name_enc', v_contact.name_enc, 'email_enc', v_contact.email_enc, 'phone_enc', v_contact.phone_enc,
    'consents', people.consents_of(v_participant.id),
    'invited', coalesce((select jsonb_agg(jsonb_build_object('name_enc', e.name_enc, 'email_enc', e.email_enc,
        'shown_name_enc', e.shown_name_enc, 'made_at', i.made_at) order by i.made_at)
      -- Who became the other half may let it be erased, and that must not show [C1].
      from trial.invitation i join people.invitee e on e.invitation = i.id
      where i.inviter = v_participant.id and i.state <> 'joined'), '[]'),
    'pauses', coalesce((select jsonb_agg(jsonb_build_object('from_on', p.from_on, 'until_on', p.until_on) order by p.from_on)
      from trial.pause p where p.participant = v_participant.id), '[]'),
    'changes', coalesce((select jsonb_agg(jsonb_build_object('kind', l.kind, 'happened_on', l.happened_on,
        'made_at', l.made_at) order by l.made_at)
      from trial.life_event l where l.participant = v_participant.id and l.recorded_by is null), '[]'),
    'questionnaires', coalesce((select jsonb_agg(jsonb_build_object('questionnaire', s.questionnaire, 'version', s.version,
        'wave', o.wave, 'mode', s.mode, 'submitted_at', s.submitted_at,
        'answers', coalesce((select jsonb_agg(jsonb_build_object('item', a.item, 'value', a.value) order by a.item, a.value)
          from trial.current_answer a where a.submission = s.id), '[]'),
        'texts', coalesce((select jsonb_agg(jsonb_build_object('item', t.item, 'value', t.value) order by t.item)
          from trial.free_text t where t.submission = s.id), '[]')) order by s.submitted_at)
      from trial.submission s join trial.occasion o on o.id = s.occasion where s.participant = v_participant.id), '[]'),
    'drafts', coalesce((select jsonb_agg(jsonb_build_object('questionnaire', o.questionnaire, 'version', d.version,
        'saved_at', d.saved_at, 'answers', d.answers) order by d.saved_at)
      from trial.draft d join trial.occasion o on o.id = d.occasion where o.participant = v_participant.id), '[]'),
    'refused_visits', trial.refused_visits_of(v_participant.id)) || trial.reading_of(v_participant.id);
end $$;
