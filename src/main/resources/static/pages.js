// "Next pages" appends to what is shown instead of leaving it. Without scripts it is a plain link.
document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-next]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.getAttribute('aria-busy') === 'true') return;
  link.setAttribute('aria-busy', 'true');
  const doc = link.dataset.next;
  try {
    const answer = await fetch(link.href, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const more = page.querySelectorAll(`[data-sheets="${doc}"] > figure`);
    const sheets = document.querySelector(`[data-sheets="${doc}"]`);
    for (const figure of more) sheets.append(document.importNode(figure, true));
    const next = page.querySelector(`a[data-next="${doc}"]`);
    if (next) {
      link.href = next.getAttribute('href');
      link.textContent = next.textContent;
      link.removeAttribute('aria-busy');
    } else {
      link.parentElement.remove();
    }
    const first = more[0] && sheets.querySelectorAll('figure')[sheets.children.length - more.length];
    if (first) {
      first.tabIndex = -1;
      first.focus();
    }
  } catch {
    location.assign(link.href);
  }
});
