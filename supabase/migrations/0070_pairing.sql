-- Couples, their members and the invitations that make them.

create table trial.couple (
  id uuid primary key default gen_random_uuid(),
  code text not null unique default trial.new_code('K'),
  state text not null default 'baseline' check (state in ('baseline', 'held', 'excluded', 'randomised')),
  test boolean not null,
  joined_at timestamptz not null,
  randomised_at timestamptz,
  recorded_at timestamptz not null default now(),
  check ((state = 'randomised') = (randomised_at is not null))
);
alter table trial.couple enable row level security;
comment on table trial.couple is 'Who is randomised together, under a pseudonym. Erasure: keep (scientific research, under pseudonym).';

create table trial.member (
  couple uuid not null references trial.couple,
  participant uuid not null references trial.participant,
  role text not null,
  since timestamptz not null,
  until timestamptz,
  primary key (couple, participant)
);
alter table trial.member enable row level security;
create unique index one_couple_a_participant on trial.member (participant) where until is null;
create unique index one_member_a_role on trial.member (couple, role) where until is null;
create index member_of_participant on trial.member (participant);
comment on table trial.member is 'The members of each couple, with the ones who left. Erasure: keep (scientific research, under pseudonym).';

create table trial.invitation (
  id uuid primary key default gen_random_uuid(),
  inviter uuid not null references trial.participant,
  role text not null,
  -- The couple in which who is invited takes the place of who has this role now; null: makes a new couple.
  couple uuid references trial.couple,
  -- Mailed to an address that the inviter typed, or handed over by the inviter as a link.
  way text not null check (way in ('mailed', 'handed')),
  state text not null check (state in ('waiting', 'sent', 'handed', 'taken_back', 'joined', 'closed')),
  made_at timestamptz not null,
  leaves_at timestamptz,
  expires_at timestamptz not null,
  ended_at timestamptz,
  answered_at timestamptz,
  felt_free boolean,
  recorded_at timestamptz not null default now()
);
alter table trial.invitation enable row level security;
create unique index one_open_invitation on trial.invitation (inviter) where state in ('waiting', 'sent', 'handed');
create index invitation_of_inviter on trial.invitation (inviter, made_at desc);
comment on table trial.invitation is 'Who invited whom into a couple; an answer is never shown to the inviter. Erasure: anonymise (answered_at, felt_free).';

create table people.invitee (
  invitation uuid primary key references trial.invitation,
  name_enc text not null,
  email_enc text not null,
  email_hash text not null,
  organisation_hash text,
  shown_name_enc text not null
);
alter table people.invitee enable row level security;
create index invitee_by_address on people.invitee (email_hash);
comment on table people.invitee is 'Name and address of who was invited by mail, encrypted. Erasure: erase (also by itself, 14 days after the invitation ended).';

alter table trial.participant add foreign key (invited_by) references trial.invitation;
alter table ops.session add foreign key (invitation) references trial.invitation;
alter table ops.link add foreign key (invitation) references trial.invitation;

create function trial.other_role(p_role text) returns text
language sql stable set search_path = '' as $$
  select r from jsonb_array_elements_text(trial.current_protocol() -> 'roles') r where r <> p_role limit 1
$$;

-- The role that types an address; the other role only hands over a link [C2].
create function trial.inviting_role() returns text
language sql stable set search_path = '' as $$
  select coalesce(trial.current_protocol() ->> 'inviter', trial.current_protocol() -> 'roles' ->> 0)
$$;

-- The couple of a participant, also after another took the place: who left keeps what a member sees and gets [C1].
create function trial.couple_of(p_participant uuid) returns uuid
language sql stable set search_path = '' as $$
  select m.couple from trial.member m where m.participant = p_participant
  order by m.until desc nulls first, m.since desc limit 1
$$;

-- Whether somebody can still come in through the invitation.
create function trial.is_open(p_at timestamptz, p_invitation trial.invitation) returns boolean
language sql immutable set search_path = '' as $$
  select p_invitation.state in ('waiting', 'sent', 'handed') and p_invitation.expires_at > p_at
$$;

-- counted {couples}: joined couples, test people left out [D6].
create function api.recruitment_total(p_at timestamptz) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('status', 'counted', 'couples', count(*)) from trial.couple where not test
$$;
