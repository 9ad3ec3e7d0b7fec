// Listeners stand on the document: parts of a page may be replaced while it is open.

// A second press while the first is under way does nothing: the server would ignore it as well,
// but the person should see that something happens.
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return;
  const form = event.target;
  if (form.dataset.sent === 'yes') {
    event.preventDefault();
    return;
  }
  if (!navigator.onLine) {
    event.preventDefault();
    tellConnection();
    return;
  }
  form.dataset.sent = 'yes';
  if (event.submitter) event.submitter.setAttribute('aria-busy', 'true');
});

// Coming back with the browser's Back button shows the page as it was left: let it be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  }
});

// A link of the error summary leads into the field, not only near it.
document.addEventListener('click', (event) => {
  const link = event.target.closest('#errors a');
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: 'center' });
});

// Without a connection nothing is sent, so that nothing typed is lost.
function tellConnection() {
  const told = document.getElementById('connection');
  told.textContent = navigator.onLine ? '' : told.dataset.offline;
}
window.addEventListener('offline', tellConnection);
window.addEventListener('online', tellConnection);
