-- Creates the role of the query service, which reads the views and cannot write. It may be run again, also to change the password:
--
--   POSTGRES_QUERY_PASSWORD=… psql "postgres://OWNER…/ledger" -f deploy/postgres/reader.sql
--
-- Run it as the owner of the views (the role of the projection service), in their database. The owner must be allowed to create roles.
\set ON_ERROR_STOP on
\getenv password POSTGRES_QUERY_PASSWORD
select 'create role ledger_query login' where not exists (select from pg_roles where rolname = 'ledger_query') \gexec
alter role ledger_query password :'password';
alter role ledger_query set default_transaction_read_only = on;
\ir reader-rights.sql
