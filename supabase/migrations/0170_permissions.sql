-- repeatable: generated from src/domain/access.ts by dev/generate-access.ts; do not edit.

delete from access.permission;
insert into access.permission (role, capability) values
  ('coordinator', 'names'),
  ('coordinator', 'couples'),
  ('coordinator', 'invitations'),
  ('coordinator', 'allocations'),
  ('coordinator', 'consents'),
  ('coordinator', 'messages'),
  ('coordinator', 'counts'),
  ('coordinator', 'decide_holds'),
  ('supporter', 'names'),
  ('supporter', 'couples'),
  ('supporter', 'arm'),
  ('supporter', 'allocations'),
  ('supporter', 'messages'),
  ('analyst', 'couples'),
  ('analyst', 'answers'),
  ('analyst', 'counts'),
  ('allocation_manager', 'list'),
  ('monitor', 'audit'),
  ('monitor', 'consents'),
  ('monitor', 'counts'),
  ('recruiter', 'none'),
  ('professional', 'none'),
  ('owner', 'roles'),
  ('owner', 'close_allocation');
