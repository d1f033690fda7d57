-- The rights of the query service's role in the database of the views. Run it as the owner of the views: reader.sql does, and so
-- does the embedded PostgreSQL of npm start. The statement is one, since PostgreSQL's single-user mode reads it, too.
do $$
declare
  name text;
begin
  execute format('revoke create, temporary on database %I from public', current_database());

  -- the schemas that exist
  for name in
    select nspname from pg_namespace
    where nspowner = (select oid from pg_roles where rolname = current_user) and nspname !~ '^pg_|^information_schema$'
  loop
    execute format('grant usage on schema %I to ledger_query', name);
    execute format('grant select on all tables in schema %I to ledger_query', name);
  end loop;

  -- those that the owner creates later, such as the shadow schema of a rebuild, which keeps its rights when it is renamed
  alter default privileges grant usage on schemas to ledger_query;
  alter default privileges grant select on tables to ledger_query;
end
$$;
