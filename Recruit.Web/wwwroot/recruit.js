// The few things that a page does by itself. Every page also works without.
'use strict';

// An error summary takes the focus, so that a screen reader begins there.
document.querySelector('[data-takes-focus]')?.focus();

// A part that changes while one looks is fetched again, until it says that it is done.
for (const part of document.querySelectorAll('[data-refresh]')) {
  const again = async () => {
    try {
      const answer = await fetch(part.dataset.refresh, { headers: { Accept: 'text/html' } });
      if (answer.ok) part.innerHTML = await answer.text();
    } catch { /* the next try may do better */ }
    if (part.querySelector('[data-done]')) location.reload();
    else setTimeout(again, 1000);
  };
  setTimeout(again, 700);
}

for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print());

// A form that saves itself a moment after one stops typing, and says so; a press saves as well, once that is done.
for (const form of document.querySelectorAll('form[data-saves]')) {
  const said = form.querySelector('[data-saved]');
  let waiting, pressed, saving = false, dirty = false;
  const later = (wait = 1200) => {
    clearTimeout(waiting);
    waiting = setTimeout(save, wait);
  };
  const save = async () => {
    if (saving) return later();
    [saving, dirty] = [true, false];
    try {
      const answer = await fetch(location.href, {
        method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' }, redirect: 'error',
      });
      const told = await answer.json();
      if (answer.ok) form.elements.versie.value = told.versie;
      said.textContent = told.gezegd;
    } catch {
      dirty = true;
      said.textContent = form.dataset.saves;
      later(5000);
    }
    saving = false;
    if (pressed) form.requestSubmit(pressed);
  };
  form.addEventListener('input', () => { dirty = true; later(); });
  form.addEventListener('submit', event => {
    clearTimeout(waiting);
    if (saving) {
      pressed = event.submitter;
      event.preventDefault();
    } else dirty = false;
  });
  addEventListener('beforeunload', event => { if (dirty || saving) event.preventDefault(); });
}
