// Run by the image of MongoDB when it starts on an empty volume, if it has a root password: the users of the projection service, which
// writes the audit, and of the query service, which only reads it.
const users = [
  ['ledger', process.env.MONGODB_PASSWORD, 'readWrite'],
  ['ledger-query', process.env.MONGODB_QUERY_PASSWORD, 'read'],
];
for (const [user, pwd, role] of users)
  db.getSiblingDB('ledger').createUser({ user, pwd, roles: [{ role, db: 'ledger' }] });
