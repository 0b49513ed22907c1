// Kills the server with SIGKILL at random moments while 100 citizens send a report each, with wire
// code of its own, and then looks into the database: every acknowledged message is there once, every
// ticket once, a repeat gets the stored answer. A copy of the database with one row taken out must
// fail the same check, else the check is broken.
//   node tests/chaos/kill9.mjs [--reports 100] [--seed N]      ZAMPA = the program
import { spawn, execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const option = (name, otherwise) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const reports = option('reports', 100);
const seed = option('seed', Date.now() % 1e6);
const program = path.resolve(process.env.ZAMPA || 'build/zampa');

function skip(why) {
  console.log('skipped: ' + why);
  process.exit(77);
}
try {
  execFileSync('sqlite3', ['--version']);
} catch {
  skip('sqlite3 is not installed');
}

// A small generator with a seed, so that a bad run can be repeated as far as processes allow.
let state = seed >>> 0 || 1;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// --- the platform's wire, written here once more --------------------------------------------------
const account = {
  token: 'chaosTokenServiceAccount',
  key: Buffer.from('chaosKeyServiceAccount0123456789abcdefghijk' + '=', 'base64').subarray(0, 32),
  aesText: 'chaosKeyServiceAccount0123456789abcdefghijk',
  appId: 'wx00000000000000c1',
  original: 'gh_0000000000c1',
};
const sha1 = (parts) => crypto.createHash('sha1').update(parts.sort().join('')).digest('hex');

function seal(xml) {
  const text = Buffer.from(xml);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([crypto.randomBytes(16), length, text, Buffer.from(account.appId)]);
  const pad = 32 - (plain.length % 32);
  const cipher = crypto.createCipheriv('aes-256-cbc', account.key, account.key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()])
    .toString('base64');
}

function open(body) {
  const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]><\/Encrypt>/s.exec(body);
  if (!encrypted) return body;
  const decipher = crypto.createDecipheriv('aes-256-cbc', account.key, account.key.subarray(0, 16));
  decipher.setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(Buffer.from(encrypted[1], 'base64')), decipher.final()]);
  const xml = plain.subarray(20, 20 + plain.readUInt32BE(16)).toString();
  return /<Content><!\[CDATA\[(.*?)\]\]><\/Content>/s.exec(xml)?.[1] ?? xml;
}

let nextId = 23000000000000000n + BigInt(seed) * 100000n;
function message(citizen, fields) {
  const id = String(++nextId);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = String(Math.floor(random() * 1e9));
  const xml =
    `<xml><ToUserName><![CDATA[${account.original}]]></ToUserName>` +
    `<FromUserName><![CDATA[${citizen}]]></FromUserName><CreateTime>${timestamp}</CreateTime>` +
    `${fields}<MsgId>${id}</MsgId></xml>`;
  const encrypted = seal(xml);
  return {
    id,
    path:
      `/callback/chaos?signature=${sha1([account.token, timestamp, nonce])}&timestamp=${timestamp}` +
      `&nonce=${nonce}&encrypt_type=aes&msg_signature=` +
      sha1([account.token, timestamp, nonce, encrypted]),
    body:
      `<xml><ToUserName><![CDATA[${account.original}]]></ToUserName>` +
      `<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  };
}

function post(port, { path: target, body }) {
  return new Promise((done) => {
    const request = http.request(
      { host: '127.0.0.1', port, path: target, method: 'POST', agent: false, timeout: 5000,
        headers: { 'Content-Type': 'text/xml', 'Content-Length': Buffer.byteLength(body) } },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => done({ status: response.statusCode, body: Buffer.concat(parts).toString() }));
        response.on('error', () => done(null));
      });
    request.on('timeout', () => request.destroy());
    request.on('error', () => done(null));
    request.end(body);
  });
}

// --- the server, killed again and again ------------------------------------------------------------
const freePort = () =>
  new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zampa-chaos-'));
const port = await freePort();
const internal = await freePort();
const nowhere = await freePort();
const config = path.join(folder, 'zampa.toml');
fs.writeFileSync(config, `
[server]
listen = "127.0.0.1:${port}"
internal_listen = "127.0.0.1:${internal}"
log_level = "error"
[database]
url = "sqlite:zampa.db"
[accounts.chaos]
kind = "service"
app_id = "${account.appId}"
original_id = "${account.original}"
token = "${account.token}"
encoding_aes_key = "${account.aesText}"
secret = "chaosSecretServiceAccount000001"
api_base = "http://127.0.0.1:${nowhere}/nobody"
`, { mode: 0o600 });
const data = path.join(folder, 'data');

let server = null;
let kills = 0;
let restarts = 0;
const log = fs.openSync(path.join(folder, 'server.log'), 'a');

async function start() {
  server = spawn(program, ['serve', '--config', config, '--data', data], { stdio: ['ignore', log, log] });
  const mine = server;
  for (let tries = 0; tries < 600; ++tries) {
    const ready = await new Promise((done) => {
      http.get({ host: '127.0.0.1', port: internal, path: '/readyz', agent: false, timeout: 1000 },
        (response) => { response.resume(); done(response.statusCode === 200); })
        .on('error', () => done(false));
    });
    if (ready) return;
    if (mine.exitCode !== null) throw new Error(`the server exited with ${mine.exitCode}; see ${folder}/server.log`);
    await sleep(25);
  }
  throw new Error('the server did not become ready');
}

async function kill(signal) {
  const mine = server;
  const ended = new Promise((done) => mine.once('exit', done));
  mine.kill(signal);
  await ended;
}

let finished = false;
async function killer() {
  while (!finished) {
    await sleep(10 + random() * 150);
    if (finished) return;
    await kill('SIGKILL');
    ++kills;
    await start();
    ++restarts;
  }
}

// --- the citizens ------------------------------------------------------------------------------------
const acknowledged = new Map();  // MsgId → the opened answer
const last = new Map();          // citizen → their last message

async function deliver(one) {
  for (;;) {
    const answer = await post(port, one);
    if (answer && answer.status === 200) {
      acknowledged.set(one.id, open(answer.body));
      return;
    }
    if (answer && answer.status === 403) throw new Error('a rightly signed message was refused');
    await sleep(20 + random() * 80);
  }
}

async function citizen(number) {
  const name = `oChaosCitizen${String(number).padStart(6, '0')}`;
  const text = (words) => `<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${words}]]></Content>`;
  const place =
    '<MsgType><![CDATA[location]]></MsgType><Location_X>32.501200</Location_X>' +
    '<Location_Y>80.104300</Location_Y><Scale>16</Scale><Label><![CDATA[]]></Label>';
  await deliver(message(name, place));
  await deliver(message(name, text('路灯不亮，第 ' + number + ' 号')));
  const submit = message(name, text('提交'));
  await deliver(submit);
  last.set(name, submit);
}

// --- the check ---------------------------------------------------------------------------------------
const query = (file, sql) =>
  JSON.parse(execFileSync('sqlite3', ['-json', file, sql], { maxBuffer: 1 << 28 }).toString() || '[]');

function violations(file) {
  const found = [];
  const seen = new Map();
  for (const { raw } of query(file, 'SELECT raw FROM inbox')) {
    const id = /<MsgId>(\d+)<\/MsgId>/.exec(raw)?.[1];
    seen.set(id, (seen.get(id) ?? 0) + 1);
  }
  for (const id of acknowledged.keys()) {
    if (seen.get(id) !== 1) found.push(`message ${id} is there ${seen.get(id) ?? 0} times`);
  }
  const tickets = new Map(query(file,
    'SELECT i.address AS citizen, count(t.id) AS tickets FROM identities i ' +
    'LEFT JOIN tickets t ON t.tenant = i.tenant AND t.citizen = i.person GROUP BY i.address')
    .map((row) => [row.citizen, row.tickets]));
  for (const name of last.keys()) {
    if (tickets.get(name) !== 1) found.push(`${name} has ${tickets.get(name) ?? 0} tickets`);
  }
  const numbers = query(file, 'SELECT number, count(*) AS n FROM tickets GROUP BY number HAVING n > 1');
  for (const { number } of numbers) found.push(`number ${number} was given twice`);
  return found;
}

let exit = 1;
try {
  await start();
  const killing = killer();
  const all = Array.from({ length: reports }, (_, i) => i + 1);
  // Ten at a time, as a county's morning is.
  await Promise.all(Array.from({ length: 10 }, async () => {
    for (let number = all.shift(); number !== undefined; number = all.shift()) await citizen(number);
  }));
  finished = true;
  await killing;

  let changed = 0;
  for (const submit of last.values()) {
    const again = await post(port, submit);
    if (!again || open(again.body) !== acknowledged.get(submit.id)) ++changed;
  }
  await kill('SIGTERM');

  const file = path.join(data, 'zampa.db');
  const found = violations(file);
  if (changed > 0) found.push(`${changed} repeats did not get the stored answer`);

  const copy = path.join(folder, 'control.db');
  execFileSync('sqlite3', [file, `VACUUM INTO '${copy}'`]);
  execFileSync('sqlite3', [copy, 'DELETE FROM inbox WHERE rowid = (SELECT max(rowid) FROM inbox);' +
    'DELETE FROM tickets WHERE rowid = (SELECT max(rowid) FROM tickets)']);
  const control = violations(copy).length;

  console.log(`seed ${seed}: ${reports} reports, ${acknowledged.size} acknowledged messages, ` +
    `${kills} kills, ${restarts} restarts, control found ${control} of 2 planted faults`);
  for (const one of found.slice(0, 10)) console.log('violation: ' + one);
  if (kills === 0) console.log('violation: nothing was killed, so nothing was shown');
  console.log(`1 rounds, ${found.length} violations`);
  exit = found.length === 0 && control >= 2 && kills > 0 ? 0 : 1;
} catch (error) {
  console.log('failed: ' + error.message);
  if (server && server.exitCode === null) server.kill('SIGKILL');
} finally {
  if (exit === 0) fs.rmSync(folder, { recursive: true, force: true });
  else console.log('kept for a look: ' + path.basename(folder));
}
process.exit(exit);
