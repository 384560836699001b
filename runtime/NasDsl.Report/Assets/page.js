// Shows a document of NasDsl. All words of the document become text nodes or the labels of a canvas: nothing of it is ever parsed as markup.
(() => {
'use strict';

const isLive = document.documentElement.hasAttribute('data-live');
let doc = JSON.parse(document.getElementById('document').textContent);
let byId = new Map();

const state = {
  selected: null, x: null, y: null, progress: 0, isFocused: true, importance: 0, population: null,
  sort: 'rank', isDescending: false, status: '', search: '', isFrontOnly: false, rows: 25,
};

// ---- elements

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false).map(child => child instanceof Node ? child : String(child)));
  return node;
}

const $ = id => document.getElementById(id);

function fill(id, ...children) {
  $(id).replaceChildren(...children.flat().filter(Boolean));
}

function drawing(text) {
  // The drawing is our own SVG; a parser of XML runs nothing, and the policy of the page would not let it.
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  // Small ones shrink into their place; great ones would be too small to read, and scroll.
  if (Number(svg.getAttribute('width')) < 700) svg.classList.add('fits');
  return svg.nodeName === 'svg' ? document.importNode(svg, true) : el('span');
}

function picker(label, options, value, change) {
  const select = el('select', { 'aria-label': label, onchange: () => change(select.value) },
    options.map(option => el('option', { value: option.value, selected: String(option.value) === String(value) }, option.text)));
  return el('label', null, label + ' ', select);
}

// ---- numbers

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const number = value => value === null || value === undefined ? '–'
  : Number.isInteger(value) && Math.abs(value) < 1e15 ? whole.format(value)
  : String(Number(value.toPrecision(4)));
const formats = {
  percent: value => (value * 100).toFixed(2) + ' %',
  count: value => whole.format(value),
  bytes: value => value < 1024 ? value + ' B' : value < 1048576 ? number(value / 1024) + ' KB' : number(value / 1048576) + ' MB',
  seconds: value => value < 1e-3 ? number(value * 1e6) + ' µs' : value < 1 ? number(value * 1e3) + ' ms' : number(value) + ' s',
  joules: value => value < 1e-3 ? number(value * 1e6) + ' µJ' : value < 1 ? number(value * 1e3) + ' mJ' : number(value) + ' J',
  number,
};
const write = (format, value) => value === null || value === undefined ? '–' : formats[format](value);
const short = value => typeof value === 'string' ? short(Number(value)) : Math.abs(value) >= 1e6 ? number(value / 1e6) + 'M' : Math.abs(value) >= 1e4 ? number(value / 1e3) + 'k' : number(value);
const axisText = format => value => format === 'count' || format === 'number' ? short(value) : format === 'percent' ? number(value * 100) + ' %' : formats[format](value);

// The end of a path tells more than its beginning.
const cut = (text, most) => text.length <= most ? text : '…' + text.slice(1 - most);

// ---- what can be compared

function measures() {
  const list = doc.objectives.map((objective, i) => ({ key: 'o' + i, text: objective.text, format: objective.format, isMaximized: objective.isMaximized, of: trial => trial.objectives?.[i] ?? null }));
  const add = (key, text, format, of) => {
    if (!list.some(known => known.text === text) && doc.trials.some(trial => of(trial) !== null)) list.push({ key, text, format, isMaximized: null, of });
  };
  add('params', 'params', 'count', trial => trial.costs.params);
  add('flops', 'flops', 'count', trial => trial.costs.flops);
  add('memory', 'memory', 'bytes', trial => trial.costs.memory);
  add('epochs', 'epochs', 'count', trial => trial.epochs);
  add('seconds', 'seconds', 'seconds', trial => trial.seconds ?? null);
  return list;
}

const isFront = trial => doc.front.includes(trial.id);
const title = trial => 'Trial ' + trial.id;
const role = trial => trial.id === doc.champion ? (doc.isCrowned ? 'champion' : 'best so far') : isFront(trial) ? 'front' : trial.status;
const roleClass = trial => trial.id === doc.champion ? 'champion' : isFront(trial) ? 'front' : trial.status;

function geneText(gene, value) {
  if (value === null || value === undefined) return '–';
  return gene.values ? gene.values[value] : String(Number(value.toPrecision(6)));
}

const genomeText = trial => doc.genes.map((gene, i) => trial.genes[i] === null || trial.genes[i] === undefined ? null : gene.path + '=' + geneText(gene, trial.genes[i])).filter(Boolean).join(' ');

// ---- charts

const charts = new Map();
const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const isStill = matchMedia('(prefers-reduced-motion: reduce)');
const palette = () => [colour('accent'), colour('front'), colour('best'), colour('operation'), colour('pooling-line'), colour('normalization-line'), colour('failed'), colour('linear-line'), colour('structure-line'), colour('stopped')];

function tooltip(build) {
  return {
    confine: true, backgroundColor: colour('card'), borderColor: colour('line'), borderWidth: 1, padding: [6, 10], textStyle: { color: colour('ink'), fontSize: 13 },
    formatter: parameters => build(parameters) ?? el('span'),
  };
}

const tip = (head, lines) => el('div', { class: 'tip' }, el('b', null, head), lines.map(line => el('div', null, line)));
const trialTip = trial => trial && tip(`${title(trial)} · ${role(trial)}`, [
  ...doc.objectives.map((objective, i) => trial.objectives ? `${objective.text} ${write(objective.format, trial.objectives[i])}` : null).filter(Boolean),
  ...(doc.objectives.some(objective => objective.text === 'params') ? [] : [`${whole.format(trial.costs.params)} params`]),
  `${trial.epochs} epochs`,
]);

function axis(measure, extra) {
  return {
    // Round numbers beyond 100 % would be misread.
    ...(measure.format === 'percent' ? { max: range => range.max <= 1 && range.max > 0.8 ? 1 : null, splitNumber: 4 } : {}),
    name: measure.text, nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: colour('soft') }, scale: true,
    axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false }, axisLabel: { color: colour('soft'), formatter: axisText(measure.format), hideOverlap: true },
    splitLine: { lineStyle: { color: colour('line'), opacity: 0.6 } }, ...extra,
  };
}

function isWide(values) {
  const known = values.filter(value => value !== null);
  const least = Math.min(...known), most = Math.max(...known);
  return known.length > 1 && least > 0 && most / least > 30;
}

const grid = { left: 12, right: 18, top: 34, bottom: 34, containLabel: true };
const legend = () => ({ top: 0, left: 0, itemWidth: 14, itemHeight: 9, textStyle: { color: colour('soft') }, type: 'scroll', pageTextStyle: { color: colour('soft') }, pageIconColor: colour('accent') });

function base() {
  return {
    animation: !isLive && !isStill.matches, animationDuration: 250, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, color: palette(), backgroundColor: 'transparent',
    aria: { enabled: true },
  };
}

function chart(id, option) {
  const box = $(id);
  if (!box) return;
  let entry = charts.get(id);
  if (!entry || entry.box !== box) {
    entry?.chart.dispose();
    entry = { box, chart: echarts.init(box, null, { renderer: 'canvas' }) };
    entry.chart.on('click', event => { const trial = event.data?.trial; if (trial !== undefined) select(trial, true); });
    charts.set(id, entry);
    sizes.observe(box);
  }
  entry.chart.setOption({ ...base(), ...option }, { notMerge: true });
}

const sizes = new ResizeObserver(entries => entries.forEach(({ target }) => charts.get(target.id)?.chart.resize()));

const point = (trial, x, y) => ({ value: [x.of(trial), y.of(trial)], trial: trial.id });
const hasPoint = (x, y) => trial => x.of(trial) !== null && y.of(trial) !== null;

function drawFront() {
  const all = measures();
  const y = all.find(measure => measure.key === state.y) ?? all[0];
  const x = all.find(measure => measure.key === state.x) ?? all.find(measure => measure.key !== y.key) ?? all[0];
  [state.x, state.y] = [x.key, y.key];
  const options = all.map(measure => ({ value: measure.key, text: measure.text }));
  fill('front-controls',
    picker('across', options, x.key, value => { state.x = value; drawFront(); }),
    picker('up', options, y.key, value => { state.y = value; drawFront(); }));
  const trials = doc.trials.filter(hasPoint(x, y));
  const front = doc.front.map(id => byId.get(id)).filter(Boolean).filter(hasPoint(x, y));
  const others = status => trials.filter(trial => trial.status === status && !isFront(trial) && trial.id !== doc.champion).map(trial => point(trial, x, y));
  const selected = byId.get(state.selected);
  const champion = byId.get(doc.champion);
  chart('front-chart', {
    grid, legend: legend(), tooltip: { trigger: 'item', ...tooltip(event => trialTip(byId.get(event.data?.trial))) },
    xAxis: axis(x, { type: isWide(trials.map(x.of)) ? 'log' : 'value' }), yAxis: axis(y, { type: isWide(trials.map(y.of)) ? 'log' : 'value', name: '' }),
    series: [
      { name: 'stopped early', type: 'scatter', symbolSize: 6, data: others('stopped'), itemStyle: { color: 'transparent', borderColor: colour('stopped'), borderWidth: 1.2 } },
      { name: 'finished', type: 'scatter', symbolSize: 8, data: others('finished'), itemStyle: { color: colour('accent'), opacity: 0.75 } },
      {
        name: 'front', type: 'line', symbol: 'circle', symbolSize: 10, z: 4, data: [...front].sort((a, b) => x.of(a) - x.of(b)).map(trial => point(trial, x, y)),
        itemStyle: { color: colour('front') }, lineStyle: { width: 1.5, type: 'dashed', color: colour('front'), opacity: 0.8 },
      },
      { name: doc.isCrowned ? 'champion' : 'best so far', type: 'scatter', symbol: 'diamond', symbolSize: 17, z: 5, data: champion && hasPoint(x, y)(champion) ? [point(champion, x, y)] : [], itemStyle: { color: colour('best'), borderColor: colour('card'), borderWidth: 1 } },
      { name: 'chosen', type: 'scatter', symbolSize: 22, z: 6, silent: true, tooltip: { show: false }, data: selected && hasPoint(x, y)(selected) ? [point(selected, x, y)] : [], itemStyle: { color: 'transparent', borderColor: colour('ink'), borderWidth: 1.5 } },
    ],
  });
}

function drawProgress() {
  const all = measures().filter(measure => measure.isMaximized !== null);
  const y = all[state.progress] ?? all[0];
  fill('progress-controls',
    el('label', { class: 'check' }, el('input', { type: 'checkbox', checked: state.isFocused, onchange: event => { state.isFocused = event.target.checked; drawProgress(); } }), 'better half only'),
    all.length > 1 && picker('objective', all.map((measure, i) => ({ value: i, text: measure.text })), state.progress, value => { state.progress = Number(value); drawProgress(); }));
  const trials = doc.trials.filter(trial => y.of(trial) !== null);
  const best = [];
  for (const trial of trials.filter(item => item.status === 'finished')) {
    const value = y.of(trial);
    if (best.length === 0 || (y.isMaximized ? value > best.at(-1).value[1] : value < best.at(-1).value[1])) best.push({ value: [trial.id, value], trial: trial.id });
  }
  const last = doc.trials.at(-1)?.id ?? 0;
  if (best.length > 0) best.push({ value: [last, best.at(-1).value[1]], trial: best.at(-1).trial, symbol: 'none' });
  const x = { text: 'trial', format: 'count' };
  const sorted = trials.map(y.of).sort((a, b) => a - b);
  // Round shares, so that the marks of the axis fit between them and 100 %.
  const round = value => y.format !== 'percent' ? value : value > 0.95 ? Math.floor(value * 100) / 100 : Math.floor(value * 20) / 20;
  const middle = sorted[Math.floor(sorted.length / 2)];
  const range = state.isFocused && sorted.length > 8 && sorted[0] < middle && middle < sorted.at(-1) ? (y.isMaximized ? { min: round(middle) } : { max: middle }) : {};
  const points = status => trials.filter(trial => trial.status === status).map(trial => ({ value: [trial.id, y.of(trial)], trial: trial.id }));
  chart('progress-chart', {
    grid, legend: legend(), tooltip: { trigger: 'item', ...tooltip(event => trialTip(byId.get(event.data?.trial))) },
    xAxis: axis(x, { type: 'value', min: 0, max: Math.max(1, last), scale: false }), yAxis: axis(y, { type: !range.min && isWide(trials.map(y.of)) ? 'log' : 'value', name: '', ...range }),
    series: [
      { name: 'stopped early', type: 'scatter', symbolSize: 5, data: points('stopped'), itemStyle: { color: 'transparent', borderColor: colour('stopped'), borderWidth: 1.2 } },
      { name: 'finished', type: 'scatter', symbolSize: 7, data: points('finished'), itemStyle: { color: colour('accent'), opacity: 0.75 } },
      { name: 'best so far', type: 'line', step: 'end', symbol: 'circle', symbolSize: 6, z: 4, data: best, lineStyle: { width: 2, color: colour('best') }, itemStyle: { color: colour('best') } },
    ],
  });
}

const MOST_CURVES = 150;

function drawTraining() {
  const trials = doc.trials.filter(trial => trial.losses?.length > 0);
  const running = doc.trainings.filter(training => training.losses.length > 0);
  $('training').hidden = trials.length === 0 && running.length === 0;
  if ($('training').hidden) return;
  const isChosen = trial => trial.id === state.selected || trial.id === doc.champion || isFront(trial);
  const others = trials.filter(trial => !isChosen(trial));
  const kept = new Set(others.slice(-MOST_CURVES).map(trial => trial.id));
  const shown = trials.filter(trial => isChosen(trial) || kept.has(trial.id));
  const line = (trial, color, width, z, opacity) => ({
    name: title(trial), type: 'line', showSymbol: trial.losses.length === 1, symbolSize: 4, z, triggerLineEvent: true, lineStyle: { width, color, opacity }, itemStyle: { color, opacity },
    data: trial.losses.map((loss, epoch) => ({ value: [epoch + 1, loss], trial: trial.id })), animation: false,
  });
  const losses = shown.flatMap(trial => trial.losses);
  chart('training-chart', {
    grid: { ...grid, top: 14 }, tooltip: { trigger: 'item', ...tooltip(event => { const trial = byId.get(event.data?.trial); return trial ? tip(`${title(trial)} · ${role(trial)}`, [`epoch ${event.data.value[0]}: loss ${number(event.data.value[1])}`]) : null; }) },
    xAxis: axis({ text: 'epoch', format: 'count' }, { type: 'value', min: 1, minInterval: 1 }),
    yAxis: axis({ text: '', format: 'number' }, { type: isWide(losses) ? 'log' : 'value' }),
    series: [
      ...shown.map(trial => trial.id === state.selected ? line(trial, colour('ink'), 2.6, 6, 1)
        : trial.id === doc.champion ? line(trial, colour('best'), 2.2, 5, 1)
        : isFront(trial) ? line(trial, colour('front'), 1.6, 4, 0.9) : line(trial, colour('stopped'), 1, 2, 0.45)),
      ...running.map(training => ({ name: 'in training: ' + training.trial, type: 'line', showSymbol: false, z: 3, lineStyle: { width: 1.5, type: 'dotted', color: colour('accent') }, data: training.losses.map((loss, epoch) => [epoch + 1, loss]), animation: false })),
    ],
  });
}

function drawImportance() {
  const genes = (doc.importance[state.importance] ?? []).filter(gene => gene.share >= 0.005).slice(0, 16).reverse();
  const width = $('importance-chart').clientWidth < 420 ? 22 : 34;
  const isKnown = doc.importance.some(list => list.length > 0);
  $('importance').hidden = !isKnown;
  if (!isKnown) return;
  fill('importance-controls', doc.objectives.length > 1 && picker('objective', doc.objectives.map((objective, i) => ({ value: i, text: objective.text })), state.importance, value => { state.importance = Number(value); drawImportance(); }));
  chart('importance-chart', {
    grid: { left: 12 + 6.4 * Math.max(0, ...genes.map(gene => cut(gene.path, width).length)), right: 56, top: 6, bottom: 6 }, tooltip: { trigger: 'item', ...tooltip(event => tip(event.name, [`${(event.value * 100).toFixed(1)} % of the variance`])) },
    xAxis: { type: 'value', show: false }, yAxis: { type: 'category', data: genes.map(gene => gene.path), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colour('ink'), formatter: value => cut(value, width) } },
    series: [{
      type: 'bar', barMaxWidth: 18, data: genes.map(gene => ({ value: gene.share, name: gene.path, itemStyle: { color: gene.path === 'epochs trained' ? colour('stopped') : colour('accent'), borderRadius: [0, 4, 4, 0] } })),
      label: { show: true, position: 'right', color: colour('soft'), formatter: item => (item.value * 100).toFixed(1) + ' %' },
    }],
  });
}

const MOST_LINES = 400;

function drawParallel() {
  const finished = doc.trials.filter(trial => trial.status === 'finished' && trial.objectives);
  const trials = (finished.length >= 8 ? finished : doc.trials.filter(trial => trial.objectives)).slice(-MOST_LINES);
  $('parallel').hidden = trials.length < 2;
  if (trials.length < 2) return;
  const varies = gene => new Set(trials.map(trial => trial.genes[gene])).size > 1;
  const ranked = (doc.importance[0] ?? []).map(item => doc.genes.findIndex(gene => gene.path === item.path)).filter(gene => gene >= 0);
  const genes = [...new Set([...ranked, ...doc.genes.keys()])].filter(varies).slice(0, 7);
  const dimensions = [
    ...genes.map(i => {
      const gene = doc.genes[i];
      const isCut = trials.some(trial => trial.genes[i] === null || trial.genes[i] === undefined);
      if (!gene.values) {
        return { name: gene.path, of: trial => trial.genes[i] ?? NaN, option: { type: gene.isLogarithmic ? 'log' : 'value', scale: true, axisLabel: { formatter: value => String(Number(Number(value).toPrecision(2))) } } };
      }
      const values = isCut ? ['–', ...gene.values] : gene.values;
      return { name: gene.path, of: trial => geneText(gene, trial.genes[i]), option: { type: 'category', data: values } };
    }),
    ...measures().filter(measure => measure.isMaximized !== null).reverse().map(measure => ({ name: measure.text, of: measure.of, option: { type: isWide(trials.map(measure.of)) ? 'log' : 'value', scale: true, axisLabel: { formatter: axisText(measure.format) } } })),
  ];
  const first = trials.map(trial => trial.objectives[0]).filter(value => value !== null).sort((a, b) => a - b);
  chart('parallel-chart', {
    tooltip: { trigger: 'item', ...tooltip(event => trialTip(byId.get(event.data?.trial))) },
    parallel: { left: 84, right: 70, top: 44, bottom: 18, parallelAxisDefault: {
      nameTextStyle: { color: colour('soft') }, axisLine: { lineStyle: { color: colour('op-line') } }, axisTick: { show: false },
      areaSelectStyle: { color: colour('accent'), borderColor: colour('accent'), opacity: 0.15 },
    } },
    parallelAxis: dimensions.map((dimension, i) => ({
      dim: i, name: cut(dimension.name, 22), nameRotate: 0, nameLocation: 'end', nameGap: i % 2 ? 26 : 10, nameTruncate: { maxWidth: 300 }, ...dimension.option,
      axisLabel: { color: colour('ink'), fontSize: 11, textBorderColor: colour('card'), textBorderWidth: 3, ...dimension.option.axisLabel },
    })),
    series: [{
      type: 'parallel', smooth: 0.15, lineStyle: { width: 1.3 }, inactiveOpacity: 0.04, activeOpacity: 0.9, progressive: 0,
      data: trials.map(trial => {
        const place = first.indexOf(trial.objectives[0]) / Math.max(1, first.length - 1);
        const good = doc.objectives[0].isMaximized ? place : 1 - place;
        const isBest = trial.id === doc.champion || isFront(trial);
        return {
          value: dimensions.map(dimension => dimension.of(trial)), trial: trial.id,
          lineStyle: { color: trial.id === state.selected ? colour('ink') : trial.id === doc.champion ? colour('best') : isBest ? colour('front') : colour('accent'), width: trial.id === state.selected || trial.id === doc.champion ? 2.6 : isBest ? 1.8 : 1, opacity: isBest || trial.id === state.selected ? 0.95 : 0.08 + 0.4 * good },
        };
      }),
    }],
  });
}

function drawSpecies() {
  const populations = [...new Set(doc.species.map(item => item.population))];
  $('species').hidden = populations.length === 0;
  if (populations.length === 0) return;
  const population = populations.includes(state.population) ? state.population : populations[0];
  fill('species-controls', populations.length > 1 && picker('population', populations.map(name => ({ value: name, text: name === 'blueprints' ? name : 'modules of ' + name })), population, value => { state.population = value; drawSpecies(); }));
  const records = doc.species.filter(item => item.population === population);
  const generations = [...new Set(records.map(item => item.generation))];
  const species = [...new Set(records.map(item => item.species))];
  const colours = palette();
  chart('species-chart', {
    grid: { ...grid, top: 14 }, tooltip: { trigger: 'item', ...tooltip(event => event.data?.record ? tip(`Species ${event.data.record.species}`, [`generation ${event.data.record.generation}`, `${event.data.record.size} individuals`, `mean fitness ${number(event.data.record.fitness)}`]) : null) },
    xAxis: axis({ text: 'generation of parts', format: 'count' }, { type: 'category', data: generations, splitLine: { show: false } }),
    yAxis: axis({ text: '', format: 'count' }, { type: 'value', minInterval: 1, min: 0, scale: false }),
    series: species.map((id, i) => ({
      name: 'species ' + id, type: 'bar', stack: 'all', barCategoryGap: '12%', itemStyle: { color: colours[i % colours.length], borderColor: colour('card'), borderWidth: 1 },
      data: generations.map(generation => { const record = records.find(item => item.generation === generation && item.species === id); return record ? { value: record.size, record } : 0; }),
    })),
  });
}

// ---- the chosen trial

function select(id, isScrolled) {
  if (!byId.has(id)) return;
  state.selected = id;
  drawSelected();
  drawFront();
  drawTraining();
  drawParallel();
  drawTable();
  if (isScrolled && getComputedStyle($('overview')).gridTemplateColumns.split(' ').length === 1) $('selected').scrollIntoView({ block: 'start' });
  else if (isScrolled && $('selected').getBoundingClientRect().bottom < 60) $('selected').scrollIntoView({ block: 'start' });
}

function measureOf(name, value) {
  return el('div', null, el('b', null, value), el('span', null, name));
}

function networkView(architecture) {
  return architecture.drawing ? el('div', { class: 'drawing', tabindex: 0 }, drawing(architecture.drawing)) : el('pre', { tabindex: 0 }, architecture.text);
}

function drawSelected() {
  const trial = byId.get(state.selected);
  const panel = $('selected');
  if (!trial) {
    panel.removeAttribute('data-trial');
    fill('selected', el('div', { class: 'head' }, el('h2', null, 'Architecture')), el('p', { class: 'note' }, 'No trial is there yet.'));
    return;
  }
  const openGenes = panel.querySelector('details.genes-box')?.open, openText = panel.querySelector('details.text-box')?.open;
  const scroll = panel.getAttribute('data-trial') === String(trial.id) ? panel.querySelector('.drawing')?.scrollTop : 0;
  panel.setAttribute('data-trial', trial.id);
  const architecture = doc.architectures[trial.architecture];
  const champion = byId.get(doc.champion);
  const known = doc.objectives.map(objective => objective.text);
  const words = [
    ...doc.objectives.map((objective, i) => trial.objectives ? measureOf(objective.text, write(objective.format, trial.objectives[i])) : null),
    ...Object.entries(trial.metrics ?? {}).filter(([name]) => !known.includes(name) && !(name === 'error' && 'accuracy' in trial.metrics)).map(([name, value]) => measureOf(name, name === 'accuracy' ? formats.percent(value) : number(value))),
    known.includes('params') ? null : measureOf('params', whole.format(trial.costs.params)),
    known.includes('flops') ? null : measureOf('flops', whole.format(trial.costs.flops)),
    known.includes('memory') ? null : measureOf('memory', formats.bytes(trial.costs.memory)),
    measureOf('epochs', trial.epochs + (trial.share ? ` on ${number(trial.share * 100)} %` : '')),
    trial.seconds ? measureOf('training', formats.seconds(trial.seconds)) : null,
  ];
  const test = trial.id === doc.champion && doc.test
    ? el('p', { class: 'note', id: 'test' }, 'Trained again on training and validation rows; on the test rows: ' + Object.entries(doc.test).filter(([name]) => name !== 'error').map(([name, value]) => `${name} ${name === 'accuracy' ? formats.percent(value) : number(value)}`).join(', ') + '.') : null;
  const genes = doc.genes.map((gene, i) => ({ gene, value: trial.genes[i], other: champion?.genes[i] })).filter(item => item.value !== null && item.value !== undefined);
  fill('selected',
    el('div', { class: 'head' }, el('h2', null, title(trial)), el('span', { class: 'badge ' + roleClass(trial) }, role(trial)),
      trial.id !== doc.champion && champion ? el('button', { type: 'button', onclick: () => select(doc.champion) }, doc.isCrowned ? 'Show the champion' : 'Show the best') : null),
    el('div', { class: 'measures' }, words.filter(Boolean)),
    test,
    trial.isTakenOver ? el('p', { class: 'note' }, 'An earlier run of the study had measured it.') : null,
    trial.reason ? el('p', { class: 'note' }, 'It was not finished: ' + trial.reason) : null,
    networkView(architecture),
    el('details', { class: 'genes-box', open: openGenes },
      el('summary', null, `Its ${genes.length} choices` + (champion && trial !== champion ? ', those that differ from the champion marked' : '')),
      el('table', { class: 'genes' }, el('tbody', null, genes.map(item => el('tr', { class: champion && item.value !== item.other ? 'differs' : null }, el('td', { class: 'mono' }, item.gene.path), el('td', { class: 'mono' }, geneText(item.gene, item.value))))))),
    el('details', { class: 'text-box', open: openText }, el('summary', null, 'Its operations as text'), el('pre', null, architecture.text)));
  const box = panel.querySelector('.drawing');
  if (box && scroll) box.scrollTop = scroll;
}

// ---- drawings of the front

let galleryKey = '';

function drawGallery() {
  const front = doc.front.map(id => byId.get(id)).filter(Boolean);
  const shown = [...(byId.has(doc.champion) && !front.some(trial => trial.id === doc.champion) ? [byId.get(doc.champion)] : []), ...front];
  const key = JSON.stringify([doc.champion, doc.isCrowned, doc.front]);
  if (key === galleryKey) return;
  galleryKey = key;
  fill('gallery', shown.map(trial => el('figure', { 'data-trial': trial.id },
    el('figcaption', null,
      el('button', { type: 'button', onclick: () => select(trial.id, true) }, title(trial)),
      trial.id === doc.champion ? el('span', { class: 'badge champion' }, role(trial)) : null, ' ',
      el('span', { class: 'soft' }, doc.objectives.map((objective, i) => `${objective.text} ${write(objective.format, trial.objectives?.[i])}`).join(' · '))),
    networkView(doc.architectures[trial.architecture]))));
}

// ---- the table

let ranks = new Map();

function columns() {
  return [
    { key: 'id', text: 'trial', of: trial => trial.id },
    { key: 'rank', text: 'rank', of: trial => ranks.get(trial.id) },
    { key: 'status', text: 'status', of: role, isLeft: true },
    { key: 'generation', text: 'generation', of: trial => trial.generation },
    ...measures().map(measure => ({ key: measure.key, text: measure.text, of: measure.of, write: value => write(measure.format, value) })),
    ...(doc.trials.some(trial => trial.metrics?.loss !== undefined) && !doc.objectives.some(objective => objective.text === 'loss') ? [{ key: 'loss', text: 'loss', of: trial => trial.metrics?.loss ?? null }] : []),
  ];
}

function rank() {
  const order = { finished: 0, stopped: 1, failed: 2 };
  const sorted = [...doc.trials].sort((a, b) => {
    let difference = order[a.status] - order[b.status] || b.epochs - a.epochs || (b.share ?? 1) - (a.share ?? 1);
    for (let i = 0; difference === 0 && i < doc.objectives.length; i++) {
      const [first, second] = [a.objectives?.[i], b.objectives?.[i]];
      if (typeof first === 'number' && typeof second === 'number') difference = doc.objectives[i].isMaximized ? second - first : first - second;
    }
    return difference || (a.metrics?.loss ?? Infinity) - (b.metrics?.loss ?? Infinity) || a.id - b.id;
  });
  ranks = new Map(sorted.map((trial, i) => [trial.id, i + 1]));
}

function drawTable() {
  const all = columns();
  const sort = all.find(column => column.key === state.sort) ?? all[0];
  const words = state.search.toLowerCase().split(/\s+/).filter(Boolean);
  const trials = doc.trials.filter(trial => (!state.status || trial.status === state.status) && (!state.isFrontOnly || isFront(trial))
    && (words.length === 0 || (text => words.every(word => text.includes(word)))((`trial ${trial.id} ${role(trial)} ${genomeText(trial)} ${doc.architectures[trial.architecture].text} ${trial.reason ?? ''}`).toLowerCase())));
  const compare = (a, b) => {
    const [first, second] = [sort.of(a), sort.of(b)];
    if (first === second) return a.id - b.id;
    if (first === null || first === undefined) return 1;
    if (second === null || second === undefined) return -1;
    return (first < second ? -1 : 1) * (state.isDescending ? -1 : 1);
  };
  trials.sort(compare);
  const head = el('tr', null, all.map(column => el('th', { class: column.isLeft ? 'left' : null, 'aria-sort': column === sort ? (state.isDescending ? 'descending' : 'ascending') : null, scope: 'col' },
    el('button', { type: 'button', onclick: () => { state.isDescending = column === sort ? !state.isDescending : false; state.sort = column.key; drawTable(); } }, column.text + (column === sort ? (state.isDescending ? ' ↓' : ' ↑') : '')))));
  const rows = trials.slice(0, state.rows).map(trial => el('tr', {
    'data-trial': trial.id, tabindex: 0, class: trial.id === state.selected ? 'is-selected' : null,
    onclick: () => select(trial.id, true), onkeydown: event => { if (event.key === 'Enter') select(trial.id, true); },
  }, all.map(column => el('td', { class: column.isLeft ? 'left' : null },
    column.key === 'status' ? el('span', { class: 'badge ' + roleClass(trial) }, role(trial)) : column.write ? column.write(column.of(trial)) : number(column.of(trial))))));
  const focused = document.activeElement?.closest?.('#trial-rows tr')?.getAttribute('data-trial');
  fill('trial-rows', el('table', null, el('thead', null, head), el('tbody', null, rows)));
  if (focused) document.querySelector(`#trial-rows tr[data-trial="${focused}"]`)?.focus({ preventScroll: true });
  fill('trial-count', document.createTextNode(`${whole.format(Math.min(state.rows, trials.length))} of ${whole.format(trials.length)} trials`),
    trials.length > state.rows ? el('span', null, '  ', el('button', { type: 'button', onclick: () => { state.rows += 100; drawTable(); } }, 'Show more')) : null);
}

function tableControls() {
  const change = (name, of) => event => { state[name] = of(event.target); state.rows = 25; drawTable(); };
  return [
    el('label', null, 'find ', el('input', { id: 'find', type: 'search', placeholder: 'e.g. conv tanh', oninput: change('search', box => box.value) })),
    picker('status', [{ value: '', text: 'all' }, { value: 'finished', text: 'finished' }, { value: 'stopped', text: 'stopped early' }, { value: 'failed', text: 'failed' }], state.status, value => { state.status = value; state.rows = 25; drawTable(); }),
    el('label', null, el('input', { id: 'front-only', type: 'checkbox', onchange: change('isFrontOnly', box => box.checked) }), 'front only'),
  ];
}

// ---- the page

function section(id, heading, note, ...children) {
  return el('section', { id }, el('div', { class: 'head' }, el('h2', null, heading), el('span', { id: id + '-controls' })), note ? el('p', { class: 'note' }, note) : null, ...children);
}

function build() {
  const links = [['overview', 'Front'], ['progress', 'Progress'], ['importance', 'Genes'], ['species', 'Species'], ['networks', 'Networks'], ['trials', 'Trials'], ['source', 'Source'], ['reproduce', 'Reproduce']];
  $('page').replaceChildren(
    el('header', null, el('h1', { id: 'title' }), el('p', { class: 'soft', id: 'summary' }), el('p', { id: 'documentation' })),
    el('nav', { 'aria-label': 'Parts of this page' }, links.map(([id, text]) => el('a', { href: '#' + id, 'data-part': id }, text))),
    el('div', { class: 'tiles', id: 'tiles' }),
    el('main', null,
      el('div', { class: 'grid', id: 'overview' },
        el('div', { class: 'grid-left' },
          section('front', 'Pareto front', 'Each point is a trial; click one to see its network. The front are the finished trials that no other one beats in every objective.', el('div', { class: 'chart tall', id: 'front-chart' })),
          section('progress', 'Progress', null, el('div', { class: 'chart low', id: 'progress-chart' })),
          section('training', 'Training curves', 'The mean loss over the training rows in each epoch: grey for all, orange for the front, green for the champion, thick for the chosen trial.', el('div', { class: 'chart low', id: 'training-chart' }))),
        el('section', { id: 'selected', 'aria-live': 'polite' }))),
    el('div', { class: 'grid below' },
      section('importance', 'What decides', 'The share of the variance of an objective that each gene explains by itself: functional analysis of variance over a random forest (Hutter, Hoos and Leyton-Brown, 2014), of the ranks of the trials. What is missing to 100 % comes from genes together.', el('div', { class: 'chart', id: 'importance-chart' })),
      section('species', 'Species over generations', 'The individuals of each species in each generation of parts. Species are given numbers in the order of their birth.', el('div', { class: 'chart', id: 'species-chart' })),
      el('div', { class: 'wide' }, section('parallel', 'Parallel coordinates', 'The genes that decide most, and the objectives; each line is a trial. Drag along an axis to keep what passes there.', el('div', { class: 'scroll', tabindex: 0 }, el('div', { class: 'chart', id: 'parallel-chart' })))),
      el('div', { class: 'wide' }, section('networks', 'Networks of the front', 'Shapes stand beside the lines that carry them; lines past other operations are orange.', el('div', { class: 'gallery', id: 'gallery', tabindex: 0 }))),
      el('div', { class: 'wide' }, section('trials', 'Trials', null, el('div', { class: 'scroll', id: 'trial-rows' }), el('p', { class: 'note', id: 'trial-count' }))),
      el('div', { class: 'wide' }, section('source', 'Source', null, el('div', { id: 'source-text' }))),
      el('div', { class: 'wide' }, section('reproduce', 'To search again', 'The same program, data and seed give the same trials, the same champion and the same weights, on any number of threads.', el('dl', { id: 'facts' })))),
    el('footer', null, 'Written by NasDsl. Charts by Apache ECharts ' + echarts.version + ', under the Apache License 2.0.'));
  $('trials-controls').replaceChildren(...tableControls().flatMap(item => [item, ' ']));
}

function update() {
  byId = new Map(doc.trials.map(trial => [trial.id, trial]));
  rank();
  if (!byId.has(state.selected)) state.selected = doc.champion ?? null;
  fill('title', document.createTextNode(doc.title), el('span', { class: 'state' + (doc.isRunning ? ' running' : ''), id: 'state' }, doc.state));
  $('summary').textContent = doc.summary;
  $('documentation').textContent = doc.documentation ?? '';
  const best = byId.get(doc.champion);
  const counts = status => doc.trials.filter(trial => trial.status === status).length;
  const tile = (value, text) => el('div', { class: 'tile' }, el('b', null, value), el('span', null, text));
  fill('tiles',
    doc.objectives.map((objective, i) => tile(best?.objectives ? write(objective.format, best.objectives[i]) : '–', `${objective.text} of the ${doc.isCrowned ? 'champion' : 'best so far'}`)),
    doc.objectives.some(objective => objective.text === 'params') ? null : tile(best ? whole.format(best.costs.params) : '–', 'params of the ' + (doc.isCrowned ? 'champion' : 'best so far')),
    tile(whole.format(doc.trials.length) + (doc.budget && doc.budget !== doc.trials.length ? ' / ' + whole.format(doc.budget) : ''), `trials: ${counts('finished')} finished, ${counts('stopped')} stopped early` + (counts('failed') ? `, ${counts('failed')} failed` : '')),
    tile(doc.front.length, 'networks on the front'),
    tile(doc.elapsed, 'of searching'));
  drawSelected();
  drawFront();
  drawProgress();
  drawTraining();
  drawImportance();
  drawParallel();
  drawSpecies();
  drawGallery();
  drawTable();
  if ($('source-text').childElementCount === 0) {
    fill('source-text', doc.sources.map(file => [el('h3', { class: 'mono' }, file.name), el('pre', { tabindex: 0 }, file.parts.map(part => part.kind ? el('span', { class: part.kind }, part.text) : part.text))]).flat());
  }
  $('importance').classList.toggle('wide', $('species').hidden);
  $('species').classList.toggle('wide', $('importance').hidden);
  for (const { chart } of charts.values()) chart.resize();
  $('source').hidden = doc.sources.length === 0;
  fill('facts', doc.facts.flatMap(fact => [el('dt', null, fact.name), el('dd', { class: 'mono' }, fact.value)]));
  for (const link of document.querySelectorAll('nav a')) link.hidden = $(link.getAttribute('data-part')).hidden;
}

build();
update();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { galleryKey = ''; update(); });

if (isLive) {
  let isAsking = false, isStale = false, isPressed = false;
  // What is under a pressed button must not be replaced before it is released: that would be no click.
  addEventListener('pointerdown', () => { isPressed = true; }, true);
  for (const end of ['pointerup', 'pointercancel', 'blur']) addEventListener(end, () => { setTimeout(() => { isPressed = false; }); }, true);
  const ask = async () => {
    isStale = isAsking;
    if (isAsking) return;
    isAsking = true;
    try {
      const answer = await fetch('document.json', { cache: 'no-store' });
      if (answer.ok) {
        const next = await answer.json();
        while (isPressed) await new Promise(go => setTimeout(go, 50));
        const isAtBest = state.selected === doc.champion;
        doc = next;
        if (isAtBest) state.selected = doc.champion ?? null;
        update();
      }
    } finally {
      isAsking = false;
    }
    if (isStale) ask();
  };
  const events = new EventSource('events');
  events.addEventListener('changed', ask);
  // It asks again by itself, and is told of a change then.
  events.addEventListener('error', () => { $('state').textContent = 'no answer from nas watch'; $('state').classList.remove('running'); });
}
})();
