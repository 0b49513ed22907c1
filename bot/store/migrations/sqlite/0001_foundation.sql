-- The first schema. Every key starts with the tenant; ids are made by the program; moments are
-- milliseconds UTC; booleans 0 and 1. See bot/store/*.cpp for who reads what.

CREATE TABLE inbox (
  tenant TEXT NOT NULL,
  dedupe_key TEXT NOT NULL,
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  sender TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'done', 'quarantined')),
  reply_kind TEXT NOT NULL DEFAULT 'none',
  reply_text TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  raw TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, dedupe_key)
) STRICT;
CREATE INDEX inbox_by_sender ON inbox (tenant, account, sender, received_at);
CREATE INDEX inbox_quarantined ON inbox (tenant, received_at) WHERE state = 'quarantined';

CREATE TABLE people (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT 'zh',
  language_chosen INTEGER NOT NULL DEFAULT 0,
  roles TEXT NOT NULL,
  department TEXT NOT NULL DEFAULT '',
  staff_code TEXT,
  blocked INTEGER NOT NULL DEFAULT 0,
  welcomed INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE UNIQUE INDEX people_by_staff_code ON people (tenant, staff_code) WHERE staff_code IS NOT NULL;
CREATE INDEX people_by_department ON people (tenant, department) WHERE department <> '';

CREATE TABLE identities (
  tenant TEXT NOT NULL,
  account TEXT NOT NULL,
  address TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (tenant, account, address)
) STRICT;
CREATE INDEX identities_by_person ON identities (tenant, person);

CREATE TABLE binding_codes (
  tenant TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  person TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (tenant, code_hash)
) STRICT;

CREATE TABLE sessions (
  tenant TEXT NOT NULL,
  person TEXT NOT NULL,
  account TEXT NOT NULL,
  flow TEXT NOT NULL,
  step TEXT NOT NULL,
  nonce TEXT NOT NULL,
  slots TEXT NOT NULL,
  choices TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, person, account)
) STRICT;

CREATE TABLE counters (
  tenant TEXT NOT NULL,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (tenant, name)
) STRICT;

CREATE TABLE tickets (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  citizen TEXT NOT NULL,
  account TEXT NOT NULL,
  language TEXT NOT NULL,
  anonymous INTEGER NOT NULL,
  request TEXT NOT NULL,
  category TEXT NOT NULL,
  level INTEGER NOT NULL,
  place_id TEXT NOT NULL,
  place TEXT NOT NULL,
  latitude_micro INTEGER,
  longitude_micro INTEGER,
  department TEXT NOT NULL,
  duty_rule TEXT NOT NULL,
  assignee TEXT NOT NULL,
  public_reply TEXT NOT NULL,
  reason TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  due_at INTEGER,
  dispatch_after INTEGER,
  acknowledged_at INTEGER,
  resolved_at INTEGER,
  awaiting_since INTEGER,
  closed_at INTEGER,
  rework_count INTEGER NOT NULL,
  objection_count INTEGER NOT NULL,
  reopen_count INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE UNIQUE INDEX tickets_by_number ON tickets (tenant, number);
CREATE INDEX tickets_by_citizen ON tickets (tenant, citizen, submitted_at);
CREATE INDEX tickets_by_state ON tickets (tenant, state, submitted_at);
CREATE INDEX tickets_by_department ON tickets (tenant, department, state, submitted_at);

CREATE TABLE ticket_events (
  tenant TEXT NOT NULL,
  ticket TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL,
  verb TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_role TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (tenant, ticket, revision)
) STRICT;

CREATE TABLE notes (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  ticket TEXT NOT NULL,
  author TEXT NOT NULL,
  author_role TEXT NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX notes_by_ticket ON notes (tenant, ticket, at);

CREATE TABLE photos (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  account TEXT NOT NULL,
  media_id TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('report', 'before', 'after', 'voice')),
  state TEXT NOT NULL CHECK (state IN ('wanted', 'stored', 'refused', 'lost', 'dropped')),
  ticket TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '',
  thumb_sha256 TEXT NOT NULL DEFAULT '',
  width INTEGER NOT NULL DEFAULT 0,
  height INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  why TEXT NOT NULL DEFAULT '',
  tries INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX photos_by_ticket ON photos (tenant, ticket, created_at) WHERE ticket <> '';
CREATE INDEX photos_wanted ON photos (tenant, due_at) WHERE state = 'wanted';

CREATE TABLE outbox (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  source TEXT NOT NULL,
  person TEXT NOT NULL,
  ticket TEXT NOT NULL,
  key TEXT NOT NULL,
  urgency INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('due', 'sending', 'sent', 'dead', 'cancelled', 'phone_task')),
  payload TEXT NOT NULL,
  door TEXT NOT NULL DEFAULT '',
  account TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  closed_doors TEXT NOT NULL DEFAULT '',
  tries INTEGER NOT NULL DEFAULT 0,
  lease INTEGER NOT NULL DEFAULT 0,
  code INTEGER NOT NULL DEFAULT 0,
  detail TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  due_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE UNIQUE INDEX outbox_by_source ON outbox (tenant, source);
CREATE INDEX outbox_due ON outbox (tenant, due_at) WHERE state IN ('due', 'sending');
CREATE INDEX outbox_by_person ON outbox (tenant, person, created_at);
CREATE INDEX outbox_by_ticket ON outbox (tenant, ticket, created_at);

CREATE TABLE message_credits (
  tenant TEXT NOT NULL,
  account TEXT NOT NULL,
  address TEXT NOT NULL,
  trigger_kind TEXT NOT NULL,
  remaining INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, account, address)
) STRICT;

CREATE TABLE subscriptions (
  tenant TEXT NOT NULL,
  account TEXT NOT NULL,
  address TEXT NOT NULL,
  template_id TEXT NOT NULL,
  remaining INTEGER NOT NULL,
  PRIMARY KEY (tenant, account, address, template_id)
) STRICT;

CREATE TABLE ledger (
  tenant TEXT NOT NULL,
  source TEXT NOT NULL,
  from_account TEXT NOT NULL,
  to_account TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points BETWEEN 1 AND 1000000),
  ticket TEXT NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, source)
) STRICT;
CREATE INDEX ledger_to ON ledger (tenant, to_account, at);
CREATE INDEX ledger_from ON ledger (tenant, from_account, at);

CREATE TABLE surveys (
  tenant TEXT NOT NULL,
  ticket TEXT NOT NULL,
  round INTEGER NOT NULL,
  contacted INTEGER,
  solved INTEGER,
  satisfaction INTEGER,
  words TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, ticket, round)
) STRICT;

CREATE TABLE contents (
  tenant TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  fields TEXT NOT NULL,
  base_digest TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, kind, key, version)
) STRICT;

CREATE TABLE questions (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  language TEXT NOT NULL,
  words TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('answer', 'list', 'miss')),
  entry TEXT NOT NULL,
  feedback TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX questions_by_outcome ON questions (tenant, outcome, at);

CREATE TABLE admins (
  tenant TEXT NOT NULL,
  name TEXT NOT NULL,
  person TEXT NOT NULL,
  password TEXT NOT NULL,
  must_change INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant, name)
) STRICT;

CREATE TABLE admin_sessions (
  tenant TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  person TEXT NOT NULL,
  form_token TEXT NOT NULL,
  language TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, token_hash)
) STRICT;

CREATE TABLE audit_log (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT;
