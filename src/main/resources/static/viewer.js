// Zoom and text selection, on request: the pictures are what everybody sees first. The file is
// fetched whole and hashed before anything reads it; what is not the page's own file is not shown.
const STEPS = [100, 125, 150, 200, 300, 400];
// Phones give all canvases together a few hundred megabytes.
const MOST_PIXELS = 5_000_000;
const sourceOf = (name, base) => new URL(base + name, location.href).href;

for (const button of document.querySelectorAll('[data-viewer]')) {
  button.hidden = false;
  button.addEventListener('click', () => open(button));
}

async function open(button) {
  const section = button.closest('section');
  const told = section.querySelector('.viewer-told');
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  told.textContent = told.dataset.loading;
  try {
    const data = await fetched(button.dataset.viewer, button.dataset.digest);
    if (!data) {
      told.textContent = told.dataset.other;
      return;
    }
    const pdfjs = await import(sourceOf('pdf.min.mjs', button.dataset.pdfjs));
    const viewer = new Viewer(section, button, pdfjs);
    await viewer.load(data);
    told.textContent = '';
  } catch {
    told.textContent = told.dataset.failed;
  } finally {
    button.removeAttribute('aria-busy');
  }
}

// The file, or nothing when it is not the one whose pictures are shown.
async function fetched(url, digest) {
  const answer = await fetch(url, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(String(answer.status));
  const data = await answer.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === digest ? data : null;
}

class Viewer {
  constructor(section, button, pdfjs) {
    this.section = section;
    this.button = button;
    this.pdfjs = pdfjs;
    this.base = button.dataset.pdfjs;
    this.step = 0;
    this.shown = new Set();
    this.panel = section.querySelector('.viewer');
    this.pages = this.panel.querySelector('.viewer-pages');
  }

  async load(data) {
    const { pdfjs, base } = this;
    pdfjs.GlobalWorkerOptions.workerSrc = sourceOf('pdf.worker.min.mjs', base);
    this.task = pdfjs.getDocument({
      data,
      isEvalSupported: false,
      enableXfa: false,
      useWasm: false,
      useSystemFonts: false,
      cMapUrl: sourceOf('cmaps/', base),
      cMapPacked: true,
      standardFontDataUrl: sourceOf('standard_fonts/', base),
      wasmUrl: sourceOf('wasm/', base),
    });
    this.pdf = await this.task.promise;
    this.sheets = [];
    for (let number = 1; number <= this.pdf.numPages; number++) {
      const page = await this.pdf.getPage(number);
      this.sheets.push({ page, box: this.box(number) });
    }
    this.controls();
    this.section.querySelector('.sheets').hidden = true;
    const more = this.section.querySelector('.more');
    if (more) more.hidden = true;
    this.button.hidden = true;
    this.panel.hidden = false;
    this.layout();
    this.watch();
    this.pages.focus({ preventScroll: true });
    this.panel.scrollIntoView({ block: 'start' });
  }

  box(number) {
    const box = document.createElement('div');
    box.className = 'viewer-page';
    box.dataset.number = number;
    this.pages.append(box);
    return box;
  }

  controls() {
    const control = (name, act) => {
      const old = this.panel.querySelector(`[data-do="${name}"]`);
      const button = old.cloneNode(true); // without the listeners of an earlier opening
      old.replaceWith(button);
      button.addEventListener('click', act);
    };
    control('in', () => this.zoom(this.step + 1));
    control('out', () => this.zoom(this.step - 1));
    control('close', () => this.close());
    this.panel.onkeydown = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+' || event.key === '=') this.zoom(this.step + 1);
      else if (event.key === '-') this.zoom(this.step - 1);
      else if (event.key === '0') this.zoom(0);
      else if (event.key === 'Escape') this.close();
      else return;
      event.preventDefault();
    };
  }

  zoom(step) {
    const next = Math.max(0, Math.min(STEPS.length - 1, step));
    if (next === this.step) return;
    const { pages } = this;
    const factor = STEPS[next] / STEPS[this.step];
    const across = (pages.scrollLeft + pages.clientWidth / 2) * factor;
    const down = (pages.scrollTop + pages.clientHeight / 2) * factor;
    this.step = next;
    this.layout();
    pages.scrollTo(across - pages.clientWidth / 2, down - pages.clientHeight / 2);
    for (const sheet of this.sheets) this.clear(sheet);
    this.drawShown();
  }

  layout() {
    const room = this.pages.clientWidth;
    for (const sheet of this.sheets) {
      const natural = sheet.page.getViewport({ scale: 1 });
      sheet.viewport = sheet.page.getViewport({
        scale: (room / natural.width) * (STEPS[this.step] / 100),
      });
      const { style } = sheet.box;
      style.setProperty('width', `${sheet.viewport.width}px`);
      style.setProperty('height', `${sheet.viewport.height}px`);
      style.setProperty('--total-scale-factor', sheet.viewport.scale);
    }
    const words = this.panel.querySelector('.viewer-zoom');
    words.textContent = words.dataset.words.replace('{n}', STEPS[this.step]);
  }

  watch() {
    this.watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const index = Number(entry.target.dataset.number) - 1;
        if (entry.isIntersecting) this.shown.add(index);
        else this.shown.delete(index);
      }
      this.drawShown();
    }, { root: this.pages });
    for (const sheet of this.sheets) this.watcher.observe(sheet.box);
  }

  // What is on the screen and its neighbours is drawn; the rest gives its memory back.
  drawShown() {
    const near = new Set();
    for (const index of this.shown) for (const at of [index - 1, index, index + 1]) near.add(at);
    this.sheets.forEach((sheet, index) => {
      if (near.has(index)) this.draw(sheet);
      else this.clear(sheet);
    });
  }

  async draw(sheet) {
    if (sheet.canvas) return;
    const { viewport, page, box } = sheet;
    const canvas = document.createElement('canvas');
    sheet.canvas = canvas;
    const wanted = Math.min(window.devicePixelRatio || 1, 2);
    const ratio = Math.min(wanted, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
    canvas.width = Math.floor(viewport.width * ratio);
    canvas.height = Math.floor(viewport.height * ratio);
    canvas.setAttribute('aria-hidden', 'true');
    const layer = document.createElement('div');
    layer.className = 'text-layer';
    box.replaceChildren(canvas, layer);
    try {
      sheet.drawing = page.render({
        canvas,
        viewport,
        transform: [ratio, 0, 0, ratio, 0, 0],
        annotationMode: this.pdfjs.AnnotationMode.ENABLE,
      });
      await sheet.drawing.promise;
      const text = new this.pdfjs.TextLayer({
        textContentSource: page.streamTextContent(),
        container: layer,
        viewport,
      });
      await text.render();
      box.dataset.drawn = 'yes';
    } catch (problem) {
      if (problem?.name !== 'RenderingCancelledException') throw problem;
    }
  }

  clear(sheet) {
    if (!sheet.canvas) return;
    if (sheet.drawing) sheet.drawing.cancel();
    sheet.canvas.width = 0;
    sheet.canvas.height = 0;
    sheet.canvas = null;
    sheet.drawing = null;
    delete sheet.box.dataset.drawn;
    sheet.box.replaceChildren();
    sheet.page.cleanup();
  }

  close() {
    this.watcher.disconnect();
    for (const sheet of this.sheets) this.clear(sheet);
    this.pages.replaceChildren();
    this.panel.hidden = true;
    this.section.querySelector('.sheets').hidden = false;
    const more = this.section.querySelector('.more');
    if (more) more.hidden = false;
    this.button.hidden = false;
    this.button.focus();
    this.task.destroy();
  }
}
