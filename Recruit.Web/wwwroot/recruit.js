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
