// Drawing a signature. Strokes are kept as vectors in a box of 3000 by 1000, whatever the screen:
// turning the phone draws them again, and the server draws them sharp at any size.
const WIDTH = 3000;
const HEIGHT = 1000;
const PEN = 16;
// A form field of our server holds 8 kB.
const LONGEST = 7600;

const pad = document.getElementById('pad');
const field = document.getElementById('strokes');
const state = document.getElementById('pad-state');
const ways = document.querySelector('.ways');
let strokes = read(field.value);
let current = null;

for (const part of document.querySelectorAll('[data-scripted]')) part.hidden = false;
if (ways.dataset.chosen === 'no' && matchMedia('(pointer: coarse)').matches) {
  document.getElementById('way-draw').checked = true;
}

function read(text) {
  if (!text) return [];
  return text.split(';').map((line) => line.split(' ').map((pair) => pair.split(',').map(Number)));
}

function write(lines) {
  return lines.map((line) => line.map((point) => point.join(',')).join(' ')).join(';');
}

// Leave out points that stand closer than the tolerance to the line through their neighbours.
function simplify(line, tolerance) {
  if (line.length < 3) return line;
  const [ax, ay] = line[0];
  const [bx, by] = line[line.length - 1];
  const length = Math.hypot(bx - ax, by - ay);
  let farthest = 0;
  let at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const [x, y] = line[i];
    const off = length === 0
      ? Math.hypot(x - ax, y - ay)
      : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
    if (off > farthest) {
      farthest = off;
      at = i;
    }
  }
  if (farthest <= tolerance) return [line[0], line[line.length - 1]];
  const left = simplify(line.slice(0, at + 1), tolerance);
  return left.slice(0, -1).concat(simplify(line.slice(at), tolerance));
}

function keep() {
  let tolerance = 2;
  let lines = strokes;
  let text = write(lines);
  while (text.length > LONGEST) {
    lines = strokes.map((line) => simplify(line, tolerance));
    text = write(lines);
    tolerance *= 1.5;
    if (tolerance > HEIGHT) break;
  }
  field.value = text;
}

function tell() {
  const key = strokes.length === 0 ? 'empty' : strokes.length === 1 ? 'one' : 'other';
  state.textContent = state.dataset[key].replace('{n}', strokes.length);
}

function draw() {
  const box = pad.getBoundingClientRect();
  if (box.width === 0) return;
  const ratio = Math.min(window.devicePixelRatio || 1, 3);
  const width = Math.round(box.width * ratio);
  if (pad.width !== width) {
    pad.width = width;
    pad.height = Math.round(width / 3);
  }
  const pen = pad.getContext('2d');
  const scale = pad.width / WIDTH;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, WIDTH, HEIGHT);
  pen.lineWidth = PEN;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#10233f';
  for (const line of current ? [...strokes, current] : strokes) {
    pen.beginPath();
    pen.moveTo(...line[0]);
    for (let i = 1; i < line.length - 1; i++) {
      const [x, y] = line[i];
      const [nextX, nextY] = line[i + 1];
      pen.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
    }
    pen.lineTo(...line[line.length - 1]);
    pen.stroke();
  }
}

function place(event) {
  const box = pad.getBoundingClientRect();
  const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
  return [
    within(((event.clientX - box.left) / box.width) * WIDTH, WIDTH),
    within(((event.clientY - box.top) / box.height) * HEIGHT, HEIGHT),
  ];
}

function extend(event) {
  const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
  for (const each of all.length > 0 ? all : [event]) {
    const point = place(each);
    const last = current[current.length - 1];
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= 3) current.push(point);
  }
}

pad.addEventListener('pointerdown', (event) => {
  if (!event.isPrimary || event.button !== 0) return;
  event.preventDefault();
  pad.setPointerCapture(event.pointerId);
  current = [place(event)];
  draw();
});
pad.addEventListener('pointermove', (event) => {
  if (!current || !event.isPrimary) return;
  extend(event);
  draw();
});
function lift(event) {
  if (!current || !event.isPrimary) return;
  strokes.push(simplify(current, 2));
  current = null;
  changed();
}
pad.addEventListener('pointerup', lift);
pad.addEventListener('pointercancel', lift);

function changed() {
  keep();
  tell();
  draw();
}

document.getElementById('undo').addEventListener('click', () => {
  strokes.pop();
  changed();
});
document.getElementById('clear').addEventListener('click', () => {
  strokes = [];
  changed();
});

if (strokes.length > 0) tell();
new ResizeObserver(draw).observe(pad);
matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', draw);
