-- What each role of the database may do, one by one. What is not named here is refused.

revoke all on all tables in schema people, trial, ops, access, research from public, anon, authenticated, service_role;
revoke all on all sequences in schema people, trial, ops, access from public, anon, authenticated, service_role;
revoke all on all functions in schema people, trial, ops, access, api from public, anon, authenticated, service_role;

grant usage on schema api to anon, authenticated, service_role;
grant usage on schema research, access to authenticated;

-- The functions of the website.
grant execute on function api.load_protocol(timestamptz, jsonb) to service_role;
grant execute on function api.count_screening(timestamptz, text, text) to service_role;
grant execute on function api.keep_suspicious(timestamptz, text, text) to service_role;
grant execute on function api.sign_up(timestamptz, text, jsonb, jsonb, text, text, boolean) to service_role;
grant execute on function api.open_code(timestamptz, text, text) to service_role;
grant execute on function api.request_login(timestamptz, text, text, text) to service_role;
grant execute on function api.request_login_by_link(timestamptz, text, text, text) to service_role;
grant execute on function api.confirm_code(timestamptz, text, text, text) to service_role;
grant execute on function api.open_link(timestamptz, text, text, text) to service_role;
grant execute on function api.read_session(timestamptz, text) to service_role;
grant execute on function api.end_session(timestamptz, text) to service_role;
grant execute on function api.invite(timestamptz, text, jsonb, boolean) to service_role;
grant execute on function api.take_back_invitation(timestamptz, text) to service_role;
grant execute on function api.hand_over(timestamptz, text, text, uuid) to service_role;
grant execute on function api.answer_invitation(timestamptz, text, text, boolean) to service_role;
grant execute on function api.report_life_event(timestamptz, text, text, date) to service_role;
grant execute on function api.save_answers(timestamptz, text, text, int, jsonb, boolean, jsonb) to service_role;
grant execute on function api.read_draft(timestamptz, text, text, int) to service_role;
grant execute on function api.submit_questionnaire(timestamptz, text, text, int, text, jsonb, jsonb, jsonb, date) to service_role;
grant execute on function api.randomise(timestamptz, uuid) to service_role;
grant execute on function api.withdraw(timestamptz, text, text) to service_role;
grant execute on function api.allow_contact(timestamptz, text) to service_role;
grant execute on function api.request_address(timestamptz, text, jsonb, text) to service_role;
grant execute on function api.confirm_address(timestamptz, text, text) to service_role;
grant execute on function api.change_phone(timestamptz, text, text) to service_role;
grant execute on function api.read_address_link(timestamptz, text) to service_role;
grant execute on function api.confirm_proposal(timestamptz, text, text) to service_role;
grant execute on function api.read_paper_link(timestamptz, text) to service_role;
grant execute on function api.confirm_paper(timestamptz, text, text, text, text) to service_role;
grant execute on function api.pause(timestamptz, text, date) to service_role;
grant execute on function api.end_pause(timestamptz, text) to service_role;
grant execute on function api.read_mine(timestamptz, text) to service_role;
grant execute on function api.read_consent(timestamptz, text) to service_role;
grant execute on function api.consent_again(timestamptz, text, jsonb) to service_role;
grant execute on function api.read_everything(timestamptz, text) to service_role;
grant execute on function api.record_use(timestamptz, text, uuid, text, text, int, int, jsonb) to service_role;
grant execute on function api.record_usefulness(timestamptz, text, text, boolean, text, text) to service_role;
grant execute on function api.count_refused_visit(timestamptz, text) to service_role;
grant execute on function api.claim_messages(timestamptz, int, boolean) to service_role;
grant execute on function api.note_run(timestamptz, text) to service_role;
grant execute on function api.record_bounce(timestamptz, text, text, uuid) to service_role;
grant execute on function api.register_link(timestamptz, uuid, text) to service_role;
grant execute on function api.mark_message(timestamptz, uuid, text, text) to service_role;
grant execute on function api.record_message(timestamptz, text, text) to service_role;
grant execute on function api.read_histories(timestamptz, uuid, int) to service_role;
grant execute on function api.apply_steps(timestamptz, jsonb) to service_role;
grant execute on function api.read_schedule_place(timestamptz) to service_role;
grant execute on function api.keep_schedule_place(timestamptz, uuid) to service_role;
grant execute on function api.forget_expired(timestamptz) to service_role;
grant execute on function api.count_via(timestamptz, text, text, boolean) to service_role;
grant execute on function api.make_via(timestamptz, text, text, boolean, text) to service_role;
grant execute on function api.read_via(timestamptz, text) to service_role;
grant execute on function api.withdraw_via(timestamptz, text) to service_role;
grant execute on function api.ask_talk(timestamptz, text, text, text) to service_role;
grant execute on function api.rate(timestamptz, text, int, int) to service_role;
grant execute on function api.recruitment_total(timestamptz) to service_role;
grant execute on function api.load_allocation_list(timestamptz, jsonb) to service_role;
grant execute on function api.allocation_chain() to service_role;
grant execute on function api.verify_audit() to service_role;
grant execute on function api.appoint_researcher(timestamptz, text, text, date) to service_role;

-- The public registry shows it; so may anybody.
grant execute on function api.allocation_commitment() to anon, authenticated, service_role;

-- Researchers: each function asks for its capability by itself.
grant execute on function api.decide_hold(timestamptz, uuid, text, text) to authenticated;
grant execute on function api.open_worry(timestamptz, text) to authenticated;
grant execute on function api.record_attempt(timestamptz, uuid, int, text, date, boolean) to authenticated;
grant execute on function api.close_task(timestamptz, uuid) to authenticated;
grant execute on function api.start_assisted(timestamptz, uuid, text, text, date) to authenticated;
grant execute on function api.correct_answer(timestamptz, text, text, int, jsonb, text) to authenticated;
grant execute on function api.record_life_event(timestamptz, text, text, date, text) to authenticated;
grant execute on function api.withdraw_life_event(timestamptz, uuid, text) to authenticated;
grant execute on function api.record_withdrawal(timestamptz, text, text, text) to authenticated;
grant execute on function api.change_contact(timestamptz, text, uuid, jsonb, text, jsonb, text, text) to authenticated;
grant execute on function api.renew_address_code(timestamptz, uuid, text) to authenticated;
grant execute on function api.take_back_address(timestamptz, uuid) to authenticated;
grant execute on function api.enter_paper_consent(timestamptz, text, uuid, jsonb, jsonb, date, text) to authenticated;
grant execute on function api.mail_paper_again(timestamptz, uuid) to authenticated;
grant execute on function api.take_back_paper(timestamptz, uuid) to authenticated;
grant execute on function api.close_talk(timestamptz, uuid, text) to authenticated;
grant execute on function api.close_allocation(timestamptz) to authenticated;
grant execute on function api.reveal_allocation_list(timestamptz) to authenticated;
grant execute on function access.may(text) to authenticated;
grant execute on function access.my_role() to authenticated;
-- Used inside the views; without the schema they can't be called by themselves.
grant execute on function trial.day(timestamptz), trial.baseline_wave(), trial.needs_consent(uuid), ops.alarms(timestamptz),
  trial.via_quarters(timestamptz) to authenticated;

grant select on research.couple, research.participant, research.invitation, research.occasion, research.submission,
  research.answer, research.allocation, research.arm_total, research.hold, research.screening_count, research.message,
  research.alarm, research.consent, research.paper_consent, research.contact, research.contact_change, research.suspicious, research.audit, research.researcher, research.protocol,
  research.correction, research.task, research.attempt, research.pause, research.life_event,
  research.use_view, research.use_by_person, research.use_by_page, research.refused_visit,
  research.refused_total, research.via, research.talk
  to authenticated;
