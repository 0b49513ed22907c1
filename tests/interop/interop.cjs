// Our cipher and signature against two npm packages that we did not write, in both directions: 1,000
// random messages each (every padding border, Chinese, Tibetan, emoji, up to 4 KB), and for each one
// a flipped byte that must not be opened. Run by ctest: node interop.cjs HELPER
// The seed is printed; INTEROP_SEED=n repeats a run.
'use strict';
const { spawn } = require('node:child_process');
const readline = require('node:readline');
const { randomBytes, randomInt } = require('node:crypto');

let wecom, WechatCrypto;
try {
  wecom = require('@wecom/crypto');
  WechatCrypto = require('wechat-crypto');
} catch (error) {
  console.log(`skipped: npm packages are missing (${error.code})`);
  process.exit(77);
}

const COUNT = 1000;
const BORDERS = 160; // lengths 0..159: each remainder of 32 five times
const MAX_BYTES = 4096;
const seed = Number(process.env.INTEROP_SEED || randomInt(1, 2 ** 31));

// A small generator with a seed (xorshift): the run can be repeated.
let state = seed >>> 0 || 1;
function next(below) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}
const pick = (list) => list[next(list.length)];

const PIECES = [
  () => String.fromCharCode(32 + next(95)),
  () => pick(['路灯', '坏了', '已受理', '狮泉河镇', '谢谢', '，', '。']),
  () => pick(['གློག་', 'སྒྲོན་', 'སྐྱོན་', 'ཤོར།', 'བཀྲ་ཤིས་', 'བདེ་ལེགས།', '༠༡༢']),
  () => pick(['😀', '👨‍👩‍👧', '🇨🇳', '❤️']),
  () => pick([']]>', '<![CDATA[', '&amp;', '\n', '\t', '"', '{"a":1}']),
];

// Exactly `bytes` bytes long: text of all scripts, filled up with ASCII.
function message(bytes) {
  let text = '';
  let length = 0;
  while (length < bytes) {
    const piece = pick(PIECES)();
    const size = Buffer.byteLength(piece);
    const fitting = length + size <= bytes ? piece : 'x';
    text += fitting;
    length += Buffer.byteLength(fitting);
  }
  return text;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
function word(length) {
  let out = '';
  for (let i = 0; i < length; ++i) out += pick([...LETTERS]);
  return out;
}

const PACKAGES = [
  {
    name: '@wecom/crypto',
    encrypt: (c, text) => wecom.encrypt(c.key, text, c.id, randomBytes(16)),
    decrypt: (c, sealed) => wecom.decrypt(c.key, sealed),
    sign: (c, sealed) => wecom.getSignature(c.token, c.timestamp, c.nonce, sealed),
  },
  {
    name: 'wechat-crypto',
    encrypt: (c, text) => new WechatCrypto(c.token, c.key, c.id).encrypt(text),
    decrypt: (c, sealed) => new WechatCrypto(c.token, c.key, c.id).decrypt(sealed),
    sign: (c, sealed) => new WechatCrypto(c.token, c.key, c.id).getSignature(c.timestamp, c.nonce, sealed),
  },
];

// Our side: one line in, one line out.
const helper = spawn(process.argv[2], { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = [];
readline.createInterface({ input: helper.stdout }).on('line', (line) => waiting.shift()(line));
const ours = (...words) =>
  new Promise((resolve) => {
    waiting.push(resolve);
    helper.stdin.write(words.join(' ') + '\n');
  });
helper.on('exit', (code) => {
  if (code !== 0 || waiting.length > 0) {
    console.log(`FAILED: the helper ended with ${code}`);
    process.exit(1);
  }
});

const base64 = (text) => Buffer.from(text, 'utf8').toString('base64') || '-';
const opened = (line) =>
  line.startsWith('ok') ? Buffer.from(line.slice(3), 'base64').toString('utf8') : null;

// One byte of the last block is changed: padding and receiver can never both survive that.
function flip(sealed) {
  const bytes = Buffer.from(sealed, 'base64');
  bytes[bytes.length - 1 - next(16)] ^= 1 + next(255);
  return bytes.toString('base64');
}

function decryptOrNull(side, c, sealed) {
  try {
    const { message: text, id } = side.decrypt(c, sealed);
    return String(id) === c.id ? String(text) : null;
  } catch {
    return null;
  }
}

async function compare(side, total) {
  const count = { theirsOpened: 0, oursOpened: 0, signatures: 0, flippedRefused: 0 };
  const faults = [];
  for (let i = 0; i < total; ++i) {
    const c = {
      key: word(43),
      id: pick(['wx', 'ww']) + word(16),
      token: word(3 + next(30)),
      timestamp: String(1700000000 + next(100000000)),
      nonce: word(1 + next(16)),
    };
    const text = message(i < BORDERS ? i : next(MAX_BYTES + 1));
    const at = `message ${i} of ${Buffer.byteLength(text)} bytes`;

    const theirs = side.encrypt(c, text);
    if (opened(await ours('decrypt', c.key, c.id, theirs)) === text) ++count.theirsOpened;
    else faults.push(`${at}: we cannot open theirs`);

    const made = await ours('encrypt', c.key, c.id, base64(text));
    if (decryptOrNull(side, c, made) === text) ++count.oursOpened;
    else faults.push(`${at}: they cannot open ours`);

    const signature = await ours('sign', c.token, c.timestamp, c.nonce, made);
    if (signature === side.sign(c, made)) ++count.signatures;
    else faults.push(`${at}: signatures differ`);

    // Negative control: if this could pass, the comparison above would prove nothing.
    const bent = flip(theirs);
    const refused = (await ours('decrypt', c.key, c.id, bent)) === 'refused';
    const unsigned = side.sign(c, theirs) !== (await ours('sign', c.token, c.timestamp, c.nonce, bent));
    if (refused && unsigned) ++count.flippedRefused;
    else faults.push(`${at}: a flipped byte went through`);
  }
  console.log(
    `${side.name}: ${count.theirsOpened}/${total} theirs opened by us, ` +
      `${count.oursOpened}/${total} ours opened by them, ${count.signatures}/${total} signatures equal, ` +
      `${count.flippedRefused}/${total} flipped bytes refused`,
  );
  for (const fault of faults.slice(0, 10)) console.log(`FAILED ${side.name}: ${fault}`);
  return faults.length === 0;
}

(async () => {
  console.log(`seed ${seed}`);
  let good = true;
  for (const side of PACKAGES) good = (await compare(side, COUNT)) && good;
  helper.stdin.end();
  process.exitCode = good ? 0 : 1;
})();
