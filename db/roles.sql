-- Rights of the two roles that processes use. Run as the owner after every migration; running it again changes nothing.
revoke all on schema vault from public;
revoke all on all tables in schema vault from public;
grant usage on schema public to millpond_web, millpond_vault;
grant select, insert, update, delete on all tables in schema public to millpond_web;
grant usage on all sequences in schema public to millpond_web;

-- Only the vault's role reads the vault's schema.
grant usage on schema vault to millpond_vault;
grant select, insert, update, delete on all tables in schema vault to millpond_vault;
grant usage on all sequences in schema vault to millpond_vault;
revoke update, delete on vault.access_log from millpond_vault;

-- What the vault looks at, to judge a reader's right by itself.
grant select on public.account, public.pool, public.pool_moderator, public.contribution, public.item, public.project,
  public.task, public.task_item, public.run, public.assignment, public.organization, public.release,
  public.release_item, public.release_label, public.grant, public.delivery, public.appeal,
  public.appeal_review, public.appeal_row to millpond_vault;

-- What happened to an appeal is written once.
revoke update, delete on public.appeal_event, public.appeal_effect, public.appeal_row from millpond_web;

-- The queue lives in a schema that the worker itself installs.
create schema if not exists graphile_worker authorization millpond_web;
