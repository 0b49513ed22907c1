// Small helps for the console; every page works without them. A list that shows the present is
// fetched again every few seconds, the editor counts while one types, a filter needs no button.

const encoder = new TextEncoder();

for (const select of document.querySelectorAll('[data-submit]')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}

// The theme chosen on the demo page holds in its frame too.
const theme = localStorage.getItem('zampa-theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

// What shows the present: the same address again, only the marked part is put in, and only while
// nobody is in it by keyboard or has begun to fill in a form there.
const isTouched = (part) => part.contains(document.activeElement)
  || [...part.querySelectorAll('textarea, input:not([type="hidden"]), select')].some((field) => (
    field.type === 'radio' ? field.checked !== field.defaultChecked
      : field.options ? [...field.options].some((option) => option.selected !== option.defaultSelected && option.value)
        : field.value !== field.defaultValue));
const live = document.querySelector('[data-live]');
if (live) {
  let seen = live.outerHTML;
  const again = async () => {
    const now = document.querySelector('[data-live]');
    if (document.hidden || !now || isTouched(now)) return;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-live]');
      if (!fresh || fresh.outerHTML === seen || isTouched(now)) return;
      seen = fresh.outerHTML;
      now.replaceWith(fresh);
      const filters = page.querySelector('.filters');
      if (filters) document.querySelector('.filters')?.replaceWith(filters);
    } catch {
      // The server is away; the next round asks again.
    }
  };
  setInterval(again, 4000);
}

// Editor: bytes and characters of the text with its sample values, as the server counts them.
const editor = document.querySelector('[data-editor]');
if (editor) {
  const samples = new Map([...editor.querySelectorAll('[data-sample]')].map((code) => [code.dataset.insert, code.dataset.sample]));
  const measure = (area) => {
    let text = area.value.trim();
    for (const [name, sample] of samples) text = text.replaceAll(name, sample);
    const bytes = encoder.encode(text).length;
    const chars = [...text].length;
    const limitChars = Number(area.dataset.limitChars);
    const limit = limitChars || Number(area.dataset.limitBytes);
    const used = limitChars ? chars : bytes;
    const meter = editor.querySelector(`[data-meter="${area.name}"]`);
    const fill = meter.querySelector('.meter-fill');
    fill.setAttribute('width', String(Math.min(100, Math.round((used * 100) / limit))));
    fill.classList.toggle('meter-over', used > limit);
    meter.querySelector('.meter-words').textContent = meter.dataset.words
      .replace('{bytes}', bytes).replace('{chars}', chars).replace('{limit}', limit);
  };
  let last = editor.querySelector('textarea');
  let dirty = false;
  for (const area of editor.querySelectorAll('textarea')) {
    area.addEventListener('input', () => { dirty = true; measure(area); });
    area.addEventListener('focus', () => { last = area; });
  }
  for (const code of editor.querySelectorAll('[data-insert]')) {
    code.tabIndex = 0;
    code.setAttribute('role', 'button');
    const insert = () => {
      last.setRangeText(code.dataset.insert, last.selectionStart, last.selectionEnd, 'end');
      last.focus();
      last.dispatchEvent(new Event('input'));
    };
    code.addEventListener('click', insert);
    code.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); insert(); }
    });
  }
  editor.addEventListener('submit', () => { dirty = false; });
  addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault(); });
}

// After a refusal the reader should land on what it says.
document.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
