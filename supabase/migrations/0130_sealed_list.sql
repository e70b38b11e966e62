-- The sealed list, and the small functions that alone can read it [T5].

-- Everything in this schema belongs to `allocator`: the owner of all else can't read it.
create table allocation.list (
  id uuid primary key,
  number int not null unique,
  nonce text not null check (nonce ~ '^[0-9a-f]{64}$'),
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz not null,
  -- The head of the chain: the hash and the count of the last allocation from this list.
  head text not null,
  drawn int not null default 0,
  closed_at timestamptz,
  revealed_at timestamptz,
  recorded_at timestamptz not null default now()
);
alter table allocation.list enable row level security;
comment on table allocation.list is 'Each committed list, its secret nonce and the head of its chain. Erasure: keep (no personal data).';

create table allocation.stratum (
  list uuid not null references allocation.list,
  stratum text not null,
  next_position int not null default 1,
  primary key (list, stratum)
);
alter table allocation.stratum enable row level security;
comment on table allocation.stratum is 'The next free position of each stratum. Erasure: keep (no personal data).';

create table allocation.entry (
  list uuid not null,
  stratum text not null,
  position int not null,
  block int not null,
  arm text not null,
  primary key (list, stratum, position),
  foreign key (list, stratum) references allocation.stratum
);
alter table allocation.entry enable row level security;
comment on table allocation.entry is 'The arms in their sealed order. Erasure: keep (no personal data).';

-- A list is loaded when there is none, or when a stratum of the ones before has run out.
create function allocation.load(p_at timestamptz, p_list jsonb) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id uuid := (p_list ->> 'id')::uuid;
  v_number int;
begin
  lock table allocation.list in share row exclusive mode;
  select coalesce(max(number), 0) + 1 into v_number from allocation.list;
  if v_number > 1 and (exists (select from allocation.list where closed_at is not null)
    or not exists (
      select from allocation.stratum s group by s.stratum
      having bool_and(not exists (select from allocation.entry e
        where e.list = s.list and e.stratum = s.stratum and e.position >= s.next_position)))) then
    return 'list_exists';
  end if;
  insert into allocation.list (id, number, nonce, commitment, committed_at, head)
  values (v_id, v_number, p_list ->> 'nonce', p_list ->> 'commitment', p_at, p_list ->> 'commitment');
  insert into allocation.stratum (list, stratum)
  select distinct v_id, x.stratum from jsonb_to_recordset(p_list -> 'entries') as x (stratum text);
  insert into allocation.entry (list, stratum, position, block, arm)
  select v_id, x.stratum, x.position, x.block, x.arm
  from jsonb_to_recordset(p_list -> 'entries') as x (stratum text, position int, block int, arm text);
  return 'loaded';
end $$;

-- Takes the next position of the stratum, under a lock on the stratum and then on the head of the chain.
create function allocation.draw(p_couple_code text, p_stratum text, out list uuid, out "position" int, out number int,
  out arm text, out chain text, out outcome text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_stratum allocation.stratum;
  v_list allocation.list;
begin
  outcome := 'no_list';
  for v_stratum in
    select s.* from allocation.stratum s join allocation.list l on l.id = s.list
    where s.stratum = p_stratum and l.closed_at is null order by l.number for no key update of s
  loop
    outcome := 'list_exhausted';
    select e.arm into arm from allocation.entry e
    where e.list = v_stratum.list and e.stratum = p_stratum and e.position = v_stratum.next_position;
    continue when not found;
    update allocation.stratum s set next_position = s.next_position + 1
    where s.list = v_stratum.list and s.stratum = p_stratum;
    select * into v_list from allocation.list l where l.id = v_stratum.list for no key update;
    outcome := 'drawn';
    list := v_list.id;
    "position" := v_stratum.next_position;
    number := v_list.drawn + 1;
    chain := encode(sha256(convert_to(v_list.nonce || v_list.head || p_couple_code || '|' || p_stratum || '|'
      || v_stratum.next_position || '|' || arm, 'UTF8')), 'hex');
    update allocation.list l set head = chain, drawn = draw.number where l.id = v_list.id;
    return;
  end loop;
end $$;

-- Whether the next couple of the stratum would get a place.
create function allocation.has_place(p_stratum text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from allocation.stratum s
    join allocation.list l on l.id = s.list and l.closed_at is null
    join allocation.entry e on e.list = s.list and e.stratum = s.stratum and e.position = s.next_position
    where s.stratum = p_stratum)
$$;

create function allocation.commitments() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('list', l.id, 'number', l.number, 'commitment', l.commitment,
    'committed_at', l.committed_at, 'closed', l.closed_at is not null) order by l.number), '[]') from allocation.list l
$$;

create function allocation.close(p_at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update allocation.list set closed_at = p_at where closed_at is null;
  return found;
end $$;

-- The nonces and entries, only of closed lists.
create function allocation.reveal(p_at timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from allocation.list) or exists (select from allocation.list l where l.closed_at is null) then
    return null;
  end if;
  update allocation.list set revealed_at = coalesce(revealed_at, p_at);
  return (select jsonb_agg(jsonb_build_object('list', l.id, 'number', l.number, 'nonce', l.nonce,
      'commitment', l.commitment, 'entries', (
        select jsonb_agg(jsonb_build_object('stratum', e.stratum, 'position', e.position, 'block', e.block, 'arm', e.arm)
          order by e.stratum, e.position)
        from allocation.entry e where e.list = l.id)) order by l.number) from allocation.list l);
end $$;

-- A role that creates another may give it things only while it is a member: join, give, leave.
grant allocator to current_user;
grant usage, create on schema allocation to allocator;
alter table allocation.list owner to allocator;
alter table allocation.stratum owner to allocator;
alter table allocation.entry owner to allocator;
alter function allocation.load(timestamptz, jsonb) owner to allocator;
alter function allocation.draw(text, text) owner to allocator;
alter function allocation.has_place(text) owner to allocator;
alter function allocation.commitments() owner to allocator;
alter function allocation.close(timestamptz) owner to allocator;
alter function allocation.reveal(timestamptz) owner to allocator;
grant execute on all functions in schema allocation to current_user;
revoke create on schema allocation from allocator;
revoke allocator from current_user;
