import { type Database, tablesVersion } from './database';

/** Each entry brings the tables from the version of its index to the next. Never change one that was released. */
export const migrations: readonly string[] = [
  `
  create table report (
    id text primary key,
    title text not null,
    generation integer not null,
    head integer not null,
    updated_at integer not null
  ) strict;

  create table member (
    report text not null references report (id),
    person text not null,
    roles text not null,
    primary key (report, person)
  ) strict, without rowid;
  create index member_person on member (person);

  -- By document first: opening reads, for each document, only what follows its checkpoint.
  create table log (
    report text not null references report (id),
    document text not null,
    seq integer not null,
    bytes blob not null,
    person text,
    at integer not null,
    crc integer not null,
    primary key (report, document, seq)
  ) strict, without rowid;
  create unique index log_order on log (report, seq);

  create table checkpoint (
    report text not null references report (id),
    document text not null,
    seq integer not null,
    bytes blob not null,
    sha256 text not null,
    primary key (report, document, seq)
  ) strict;

  create table binding (
    report text not null references report (id),
    document text not null,
    client integer not null,
    person text,
    primary key (report, document, client)
  ) strict, without rowid;

  create table account (
    id text primary key,
    name text not null,
    key text not null unique,
    display_name text not null,
    office text not null,
    admin integer not null,
    password_hash text not null,
    created_at integer not null
  ) strict;

  create table session (
    token_hash text primary key,
    person text not null references account (id),
    expires_at integer not null
  ) strict, without rowid;
  `,
  `
  alter table account add column mail text not null default '';
  alter table account add column issuer text;
  alter table account add column subject text;
  alter table account add column groups text not null default '[]';
  alter table account add column disabled_at integer;
  create unique index account_identity on account (issuer, subject) where issuer is not null;
  `,
  `
  create table audit (
    seq integer primary key,
    at integer not null,
    actor text,
    address text,
    action text not null,
    report text,
    section text,
    figure text,
    account text,
    detail text not null,
    prev_hash text not null,
    hash text not null
  ) strict;
  create index audit_report on audit (report, seq) where report is not null;
  create index audit_actor on audit (actor, seq) where actor is not null;

  -- Against our own mistakes; whoever may write the file may also drop them.
  create trigger audit_kept before delete on audit begin select raise(abort, 'the audit log is append-only'); end;
  create trigger audit_fixed before update on audit begin select raise(abort, 'the audit log is append-only'); end;

  -- One row: how the records are chained, and how far they reach.
  create table audit_chain (
    one integer primary key check (one = 1),
    algorithm text not null,
    count integer not null,
    hash text not null
  ) strict;
  `,
  `
  create table group_share (
    report text not null references report (id),
    name text not null,
    roles text not null,
    primary key (report, name)
  ) strict, without rowid;
  create index group_share_name on group_share (name);
  `,
  `
  create table invitation (
    id text primary key,
    token_hash text not null unique,
    report text not null references report (id),
    role text not null,
    sections text not null,
    max_uses integer,
    made_by text not null,
    made_at integer not null,
    expires_at integer not null,
    revoked_at integer
  ) strict;
  create index invitation_report on invitation (report);

  create table invitation_use (
    invitation text not null references invitation (id),
    person text not null,
    at integer not null,
    primary key (invitation, person)
  ) strict, without rowid;

  -- Refers to no report: one may ask for what does not exist, and must not be told so.
  create table access_request (
    report text not null,
    person text not null,
    message text not null,
    asked_at integer not null,
    declined_at integer,
    primary key (report, person)
  ) strict, without rowid;
  create index access_request_person on access_request (person, asked_at);
  `,
  `
  create table session_seen (
    id text not null unique,
    token_hash text primary key,
    person text not null references account (id),
    created_at integer not null,
    last_seen_at integer not null,
    expires_at integer not null,
    address text not null,
    agent text not null,
    ended_why text
  ) strict, without rowid;
  -- A session was to last thirty days, which tells when it began.
  insert into session_seen
    select lower(hex(randomblob(16))), token_hash, person, expires_at - 2592000000, unixepoch() * 1000, expires_at, '', '', null
    from session;
  drop table session;
  alter table session_seen rename to session;
  create index session_person on session (person);

  create table password_link (
    person text primary key references account (id),
    token_hash text not null unique,
    expires_at integer not null
  ) strict, without rowid;
  `,
  `
  create table version (
    id text primary key,
    report text not null references report (id),
    seq integer not null,
    at integer not null,
    person text,
    cause text not null,
    section text,
    name text not null,
    number integer,
    sha256 text not null,
    bytes blob not null
  ) strict;
  create index version_report on version (report, seq);
  create unique index version_number on version (report, number) where number is not null;
  `,
  `
  -- 1: the bytes are the document from here on, in the place of all before; its generation is the seq.
  alter table log add column whole integer not null default 0;
  create index log_whole on log (report, document, seq) where whole = 1;
  `,
  `
  create table thread_read (
    person text not null,
    report text not null references report (id),
    thread text not null,
    at integer not null,
    primary key (person, report, thread)
  ) strict, without rowid;

  create table section_seen (
    person text not null,
    report text not null references report (id),
    section text not null,
    snapshot blob not null,
    at integer not null,
    primary key (person, report, section)
  ) strict;

  create table notice (
    id integer primary key autoincrement,
    person text not null,
    kind text not null,
    report text not null references report (id),
    section text,
    thread text,
    comment text,
    actor text,
    at integer not null,
    key text,
    read_at integer,
    mailed_at integer
  ) strict;
  create index notice_person on notice (person, id);
  create index notice_unread on notice (person, report, kind) where read_at is null;
  create index notice_unmailed on notice (at) where read_at is null and mailed_at is null;
  create unique index notice_key on notice (person, key) where key is not null;

  create table notice_settings (
    person text primary key,
    settings text not null
  ) strict, without rowid;
  `,
  `
  -- Written to find out whether the disk takes anything.
  create table probe (one integer primary key check (one = 1), bytes blob not null) strict;
  `,
  `
  -- What a notice of a suggestion is about.
  alter table notice add column suggestion text;
  `,
  `
  -- How the report stands, as JSON; null: nobody has looked.
  alter table report add column standing text;
  `,
  `
  -- How many entries of each document the log has up to one: opening counts only what came after.
  create table log_count (
    report text primary key references report (id),
    seq integer not null,
    documents text not null,
    sha256 text not null
  ) strict;
  `,
  `
  -- Phrases that people keep for themselves, a list each.
  create table snippet_list (
    person text primary key,
    version integer not null,
    snippets text not null
  ) strict, without rowid;
  `,
  `
  -- How texts came about before their report was brought here.
  create table earlier_history (
    report text not null references report (id),
    section text not null,
    sha256 text not null,
    bytes blob not null,
    primary key (report, section)
  ) strict;
  `,
];

/** Makes the tables or brings them up to date. False: a newer version of the program made them. */
export function prepareTables(database: Database): boolean {
  const version = tablesVersion(database);
  if (version > migrations.length) return false;
  for (let step = version; step < migrations.length; step++)
    database.exec(`begin; ${migrations[step]}; pragma user_version = ${step + 1}; commit;`);
  return true;
}
