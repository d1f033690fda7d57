-- Creates the role of the query service, which reads the views and cannot write. It may be run again, also to change the password:
--
--   psql "postgres://OWNER…/ledger" -v password=… -f deploy/postgres/reader.sql
--
-- Run it as the owner of the views (the role of the projection service), in their database. The owner must be allowed to create roles.
\set ON_ERROR_STOP on
select 'create role ledger_query login' where not exists (select from pg_roles where rolname = 'ledger_query') \gexec
alter role ledger_query password :'password';
alter role ledger_query set default_transaction_read_only = on;
revoke create, temporary on database :"DBNAME" from public;

-- the schemas that exist
select format('grant usage on schema %1$I to ledger_query; grant select on all tables in schema %1$I to ledger_query', nspname)
from pg_namespace
where nspowner = (select oid from pg_roles where rolname = current_user) and nspname !~ '^pg_|^information_schema$' \gexec

-- those that the owner creates later, such as the shadow schema of a rebuild, which keeps its rights when it is renamed
alter default privileges grant usage on schemas to ledger_query;
alter default privileges grant select on tables to ledger_query;
