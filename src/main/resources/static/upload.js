// Files to attach: sent as soon as they are chosen, with progress; large photos are made smaller
// first. Without scripts the same form sends them by its buttons.
const MEGABYTE = 1024 * 1024;
const LONGEST_SIDE = 2400;

function megabytes(input) {
  return Number(input.dataset.max || input.closest('[data-max]').dataset.max);
}

// Redraw a picture so that it keeps to the limit; anything else stays as it is.
async function fitted(file, limit, side) {
  if (!file.type.startsWith('image/') || file.size <= limit) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    canvas.width = 0;
    if (!small || small.size >= file.size) return file;
    return new File([small], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
  } catch {
    return file; // not a picture this browser can read: the server says what is wrong with it
  }
}

async function fit(input) {
  const limit = megabytes(input) * MEGABYTE;
  const side = Number(input.dataset.side || LONGEST_SIDE);
  const files = new DataTransfer();
  let changed = false;
  for (const file of input.files) {
    const small = await fitted(file, limit, side);
    changed = changed || small !== file;
    files.items.add(small);
  }
  if (changed) input.files = files.files;
  return [...input.files].every((file) => file.size <= limit);
}

/* The picture of a signature: shown before it is sent. */
const image = document.getElementById('image');
if (image) {
  const shown = document.getElementById('image-shown');
  const before = shown.hidden ? '' : shown.querySelector('img').src;
  image.form.classList.add('scripted');
  image.addEventListener('change', async () => {
    image.setCustomValidity('');
    shown.hidden = true;
    if (image.files.length === 0) {
      if (before) shown.querySelector('img').src = before;
      shown.hidden = !before;
      return;
    }
    if (!(await fit(image))) {
      image.setCustomValidity(image.dataset.large);
      image.reportValidity();
      return;
    }
    const picture = shown.querySelector('img');
    URL.revokeObjectURL(picture.src);
    picture.onload = () => { shown.hidden = false; };
    picture.src = URL.createObjectURL(image.files[0]);
  });
  // A browser forgets a chosen file when the server refuses the form: ask for the tick first.
  const consent = document.getElementById('consent');
  image.form.addEventListener('submit', (event) => {
    const uploads = document.getElementById('way-upload').checked && image.files.length > 0;
    consent.required = uploads;
    if (uploads && !consent.reportValidity()) event.preventDefault();
  }, true);
}

/* Attachments. */
const form = document.querySelector('form[data-uploads]');

function begin(form) {
  form.classList.add('scripted');
  for (const input of form.querySelectorAll('.pick-file')) {
    input.addEventListener('change', () => send(form, input));
  }
}

// What is said of a file stands where the file was chosen, not somewhere down the page.
function beside(input, part) {
  input.closest('.field').append(part);
  return part;
}

async function send(form, input) {
  if (input.files.length === 0) return;
  const told = beside(input, form.querySelector('#told'));
  told.textContent = '';
  if (!(await fit(input))) {
    told.textContent = form.dataset.large.replace('{n}', megabytes(input));
    input.value = '';
    return;
  }
  const data = new FormData(form);
  data.append('then', 'add');
  const request = new XMLHttpRequest();
  const panel = beside(input, form.querySelector('.upload'));
  const bar = panel.querySelector('progress');
  panel.querySelector('p').textContent =
    form.dataset.busy.replace('{file}', [...input.files].map((file) => file.name).join(', '));
  const late = setTimeout(() => { panel.hidden = false; }, 1000);
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  request.addEventListener('loadend', () => {
    clearTimeout(late);
    panel.hidden = true;
    const page = request.response;
    if (page && page.querySelector('form[data-uploads]')) {
      show(page, input.id);
    } else if (page && request.status > 0) {
      document.documentElement.replaceChild(document.importNode(page.body, true), document.body);
    } else {
      told.textContent = form.dataset.failed;
      input.value = '';
    }
  });
  request.open('POST', form.action);
  request.responseType = 'document';
  request.send(data);
}

function show(page, id) {
  const now = document.importNode(page.querySelector('main'), true);
  document.querySelector('main').replaceWith(now);
  document.title = page.title;
  const form = now.querySelector('form[data-uploads]');
  begin(form);
  const errors = now.querySelector('#errors');
  if (errors) {
    errors.focus();
    return;
  }
  const again = document.getElementById(id);
  const told = form.querySelector('#told');
  if (again) beside(again, told);
  told.textContent = form.dataset.done;
  (again || form.querySelector('#submit')).focus();
}

if (form) begin(form);
