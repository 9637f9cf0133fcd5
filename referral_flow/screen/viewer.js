// Shows a chart: heading, figure, what is said beneath it, and the row of tools. Figures are drawn
// the nearest first: those in view at once, the others when the browser has nothing else to do.
const SCREENS_AHEAD = 1   // drawn before the browser rests, so that scrolling finds them there
const views = new Map()   // element of the component → what it shows
const undrawn = new Set()
let drawing = 0

// Charts may be mounted before this script has come: they wait in a list.
function takeOver() {
  if (window.rfCharts?.isAwake) return
  const waiting = window.rfCharts || []
  window.rfCharts = { isAwake: true, push: show }
  waiting.forEach(show)
  window.addEventListener('beforeprint', beforePrint)
  window.addEventListener('afterprint', afterPrint)
  document.addEventListener('scroll', schedule, { capture: true, passive: true })
}

function show(given) {
  const { parentElement, data } = given
  const words = new TextDecoder().decode(data)
  const before = views.get(parentElement)
  given.end = () => remove(parentElement)      // Streamlit calls that of the last run alone
  if (before?.words === words) return
  const told = JSON.parse(words)
  const view = before || { sized: new ResizeObserver(() => { if (!isOnPaper()) fitSoon(view) }) }
  Object.assign(view, { words, told, figure: told.figure, isDrawn: false })
  views.set(parentElement, view)
  lay(view, parentElement.querySelector('.rf-chart'))
  undrawn.add(view)
  schedule()
}

// Everything but the figure itself, whose room is kept.
function lay(view, root) {
  const { told } = view
  root.id = told.anchor
  if (!view.plot) {
    view.plot = element('div', { class: 'rf-plot', role: 'img' })
    view.sized.observe(view.plot)
  }
  view.plot.setAttribute('aria-label', told.alt)
  view.plot.style.height = `${told.figure.layout.height}px`
  const wasOpen = Boolean(root.querySelector('.rf-tools [aria-expanded=true]'))
  const [head, foot] = [told.head, told.foot].map((words) => element('div'))
  head.innerHTML = told.head
  foot.innerHTML = told.foot
  root.replaceChildren(head, view.plot, foot, toolRow(view, wasOpen))
}

function remove(parentElement) {
  const view = views.get(parentElement)
  if (!view) return
  views.delete(parentElement)
  undrawn.delete(view)
  view.sized.disconnect()
  if (view.isMade) window.Plotly?.purge(view.plot)
}

// --- when to draw ------------------------------------------------------------------------------

function schedule() {
  if (drawing || !undrawn.size) return
  drawing = requestAnimationFrame(drawNearest)
}

function drawNearest() {
  drawing = 0
  if (!window.Plotly) { plotly().then(schedule); return }
  const [next, far] = [...undrawn].map((view) => [view, screensAway(view)]).sort((a, b) => a[1] - b[1])[0] || []
  if (!next) return
  if (far <= 0) { draw(next); schedule(); return }
  const wait = far <= SCREENS_AHEAD ? 200 : undefined
  drawing = requestIdleCallback(() => {
    drawing = 0
    if (!anyInView()) draw(next)
    schedule()
  }, { timeout: wait })
}

const anyInView = () => [...undrawn].some((view) => screensAway(view) <= 0)

// Screens between the window and the figure: 0 where it is in view; one without room is far off.
function screensAway(view) {
  const room = view.plot.getBoundingClientRect()
  if (!room.width) return Infinity
  return Math.max(0, room.top - window.innerHeight, -room.bottom) / window.innerHeight
}

function draw(view) {
  undrawn.delete(view)
  if (!view.plot.isConnected || view.isDrawn || !view.plot.clientWidth) return
  const { data, layout } = view.figure
  layout.width = view.plot.clientWidth
  view.isDrawn = true
  window.Plotly.react(view.plot, data, layout, view.told.config)
  if (!view.isMade) listenTo(view)
  view.isMade = true
}

function drawAll() {
  undrawn.forEach(draw)
}

// The figure as wide as its room; a figure that gets room for the first time is drawn.
function fit(view) {
  const width = view.plot.clientWidth
  if (!width || !view.plot.isConnected) return
  if (!view.isDrawn) { undrawn.add(view); schedule(); return }
  if (Math.abs(width - view.figure.layout.width) < 1) return
  view.figure.layout.width = width
  window.Plotly.relayout(view.plot, { width })
}

const fitSoon = (view) => requestAnimationFrame(() => fit(view))

const isOnPaper = () => document.documentElement.classList.contains('rf-paper')

// On paper there is less room: charts are fitted to the width that print.css gives the sheet, and
// scaled only where that did not come about.
function beforePrint() {
  document.documentElement.classList.add('rf-paper')
  if (window.Plotly) { drawAll(); views.forEach(fit) }
  for (const svg of document.querySelectorAll('.rf-plot .main-svg')) {
    svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`)
  }
}

function afterPrint() {
  document.documentElement.classList.remove('rf-paper')
  document.querySelectorAll('.rf-plot .main-svg').forEach((svg) => svg.removeAttribute('viewBox'))
  views.forEach(fit)
}

// --- plotly.js itself --------------------------------------------------------------------------

let asked

// Resolves when plotly.js is there, from the server's own address or from a component of its own.
function plotly() {
  asked ||= new Promise((done) => {
    const look = () => (window.Plotly ? done() : setTimeout(look, 20))
    look()
  })
  return asked
}

function loadPlotly(address) {
  if (!address || document.querySelector('script[data-rf-plotly]')) return
  document.head.append(element('script', { src: address, async: '', 'data-rf-plotly': '' }))
}

// --- marks that lead on ------------------------------------------------------------------------

function listenTo(view) {
  let isTouch = false
  let touched
  view.plot.addEventListener('pointerdown', (event) => { isTouch = event.pointerType === 'touch' }, true)
  view.plot.on('plotly_hover', (event) => { view.plot.classList.toggle('rf-leads', Boolean(address(view, event))) })
  view.plot.on('plotly_unhover', () => view.plot.classList.remove('rf-leads'))
  view.plot.on('plotly_click', (event) => {
    const to = address(view, event)
    const mark = to && `${event.points[0].curveNumber} ${event.points[0].pointNumber}`
    const isRead = !isTouch || mark === touched      // a first tap shows the mark's words
    touched = mark
    if (!to || !isRead) return
    const { ctrlKey, metaKey, shiftKey } = event.event || {}
    if (ctrlKey || metaKey || shiftKey) window.open(to, '_blank')
    else document.dispatchEvent(new CustomEvent('rf-go', { detail: to }))
  })
}

function address(view, { points: [point] }) {
  const place = view.told.ways.places[point.curveNumber]?.[point.pointNumber ?? point.pointIndex ?? 0]  // an area has no number
  return view.told.ways.addresses[place]
}
