-- The people: pseudonym here, name there, and what they consented to.

create table trial.participant (
  id uuid primary key default gen_random_uuid(),
  code text not null unique default trial.new_code('P'),
  role text not null,
  state text not null default 'active' check (state in ('active', 'stopped', 'died')),
  -- 'none': asked for no more mail and no calls, and still takes part.
  contact text not null default 'all' check (contact in ('all', 'none')),
  test boolean not null,
  invited_by uuid,
  signed_up_at timestamptz not null,
  confirmed_at timestamptz,
  -- When taking part ended, by the person's own stop or by death.
  stopped_at timestamptz,
  recorded_at timestamptz not null default now(),
  check ((state = 'active') = (stopped_at is null))
);
alter table trial.participant enable row level security;
comment on table trial.participant is 'One person in one role, under a pseudonym. Erasure: keep (scientific research, under pseudonym).';

create table people.contact (
  participant uuid primary key references trial.participant,
  role text not null,
  active boolean not null default true,
  -- Null until the address is confirmed: until then nobody knows whose name it is.
  name_enc text,
  email_enc text not null,
  email_hash text not null,
  organisation_hash text,
  phone_enc text,
  -- The address refused a mail for good: nothing is sent there until it is changed.
  bounced_at timestamptz,
  -- When this address took the place of another; null: never.
  moved_at timestamptz,
  recorded_at timestamptz not null default now()
);
alter table people.contact enable row level security;
create unique index one_active_participant on people.contact (role, email_hash) where active;
create index contact_by_address on people.contact (email_hash);
create index contact_by_organisation on people.contact (organisation_hash) where organisation_hash is not null;
comment on table people.contact is 'Name and address, encrypted with a key outside the database; keyed hashes find duplicates. Erasure: erase.';

create table people.consent (
  id uuid primary key default gen_random_uuid(),
  participant uuid not null references trial.participant,
  version text not null,
  text_hash text not null,
  statements text[] not null,
  refused text[] not null,
  -- On paper: the day on which it was signed, who typed it, and in `given_at` when [D3].
  mode text not null default 'web' check (mode in ('web', 'paper')),
  signed_on date,
  typed_by uuid,
  given_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  check (num_nonnulls(signed_on, typed_by) = case mode when 'paper' then 2 else 0 end),
  constraint given_time_is_now check (not live or given_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table people.consent enable row level security;
create index consent_of_participant on people.consent (participant);
comment on table people.consent is 'Which statements of which version were given and refused, and when. Erasure: keep (the ground for processing must be provable).';

create table people.suspicious (
  id uuid primary key default gen_random_uuid(),
  form_enc text not null,
  reason text not null,
  kept_at timestamptz not null,
  recorded_at timestamptz not null default now()
);
alter table people.suspicious enable row level security;
comment on table people.suspicious is 'Sign-ups that a human must judge, encrypted; gone after 14 days. Erasure: erase.';
