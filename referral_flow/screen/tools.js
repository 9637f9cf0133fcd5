// The row under a chart: its figures as a table, CSV, picture files and a link. Runs in the browser
// alone; nothing is sent. A picture is the chart as drawn, with heading and source around it.
const NS = 'http://www.w3.org/2000/svg'
const PAD = 24

function toolRow(view, isOpen) {
  const { told } = view
  const data = told.tools
  const row = element('div', { class: 'row' })
  const figures = element('div', { class: 'figures' })
  figures.hidden = !isOpen
  figures.innerHTML = data.table
  const say = element('span', { class: 'said', role: 'status' })
  row.append(tableButton(data, figures))
  row.append(button('CSV', data.words.csv, () => save(textBlob(data.csv, 'text/csv'), `${data.file}.csv`)))
  row.append(button('PNG', data.words.png, async () => save(await png(view), `${data.file}.png`)))
  row.append(button('SVG', data.words.svg, () =>
    save(textBlob(written(picture(view)), 'image/svg+xml'), `${data.file}.svg`)))
  row.append(button(data.words.link, data.words.link_help, async () => {
    const here = new URL(`#${told.anchor}`, location.href).href
    say.textContent = await copied(here) ? data.words.copied : here
  }), say)
  const tools = element('div', { class: 'rf-tools' })
  tools.append(row, figures)
  return tools
}

function element(name, attributes = {}, words) {
  const made = document.createElement(name)
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
  if (words !== undefined) made.textContent = words
  return made
}

function button(words, help, act) {
  const made = element('button', { type: 'button', title: help, 'aria-label': `${words}. ${help}` }, words)
  made.onclick = act
  return made
}

function tableButton(data, figures) {
  const made = element('button', { type: 'button', class: 'toggle' })
  const say = () => {
    made.setAttribute('aria-expanded', String(!figures.hidden))
    made.textContent = figures.hidden ? data.words.show : data.words.hide
  }
  made.onclick = () => { figures.hidden = !figures.hidden; say() }
  say()
  return made
}

const textBlob = (words, type) => new Blob([words], { type: `${type};charset=utf-8` })

function save(blob, name) {
  const link = element('a', { href: URL.createObjectURL(blob), download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

async function copied(words) {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    return false        // no clipboard over plain http: the address is shown to be copied by hand
  }
}

// --- the picture -------------------------------------------------------------------------------

function picture(view) {
  draw(view)
  const { plot } = view
  const data = view.told.tools
  const { width, height } = plot.getBoundingClientRect()
  const full = Math.ceil(Math.max(width, 320)) + 2 * PAD
  const svg = node('svg', { xmlns: NS, width: full, 'font-family': data.font })
  const ground = node('rect', { width: '100%', fill: data.colours.background })
  svg.append(ground)
  let y = lines(svg, data.finding, { size: 18, weight: 600, fill: data.colours.text, y: PAD, full })
  y = lines(svg, data.measure, { size: 13, weight: 400, fill: data.colours.muted, y: y + 2, full }) + 2
  data.key.forEach((entry) => { y = keyEntry(svg, entry, data.colours.muted, y, full) })
  y += 8
  plot.querySelectorAll('.main-svg').forEach((layer) => svg.append(copyOf(layer, y, width, height)))
  y += height + 10
  data.reasons.forEach((words) => {
    y = lines(svg, words, { size: 12, weight: 400, fill: data.colours.muted, y, full })
  })
  data.comments.forEach((words) => {
    y = lines(svg, words, { size: 12, weight: 400, fill: data.colours.text, y: y + 4, full })
  })
  y = lines(svg, data.footer, { size: 11, weight: 400, fill: data.colours.muted, y: y + 2, full }) + PAD - 8
  svg.setAttribute('height', y)
  svg.setAttribute('viewBox', `0 0 ${full} ${y}`)
  ground.setAttribute('height', y)
  return svg
}

// What a mark means: the mark itself as in the figure, then its words.
function keyEntry(svg, { shape, words, colour }, fill, y, full) {
  const [x, middle] = [PAD + 5, y + 9]
  const isRound = ['improvement', 'signal', 'ring'].includes(shape)
  const isHollow = shape === 'hollow' || shape === 'ring'
  const look = { fill: isHollow ? 'none' : colour, stroke: colour, 'stroke-width': 1.5 }
  svg.append(isRound
    ? node('circle', { cx: x, cy: middle, r: 4, ...look })
    : node('rect', { x: x - 3.5, y: middle - 3.5, width: 7, height: 7, ...look,
      transform: shape === 'concern' ? `rotate(45 ${x} ${middle})` : '' }))
  return lines(svg, words, { size: 13, weight: 400, fill, y, full, left: PAD + 16 })
}

function node(name, attributes) {
  const made = document.createElementNS(NS, name)
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
  return made
}

function copyOf(layer, y, width, height) {
  const copy = layer.cloneNode(true)
  copy.querySelectorAll('.hoverlayer, .draglayer, .selectionlayer').forEach((part) => part.remove())
  Object.entries({ x: PAD, y, width, height }).forEach(([key, value]) => copy.setAttribute(key, value))
  copy.removeAttribute('style')
  copy.setAttribute('overflow', 'visible')
  return copy
}

function lines(svg, words, { size, weight, fill, y, full, left = PAD }) {
  const pen = document.createElement('canvas').getContext('2d')
  pen.font = `${weight} ${size}px "Source Sans", Arial, sans-serif`
  const rows = []
  for (const word of words.split(' ')) {
    const longer = rows.length ? `${rows[rows.length - 1]} ${word}` : word
    if (rows.length && pen.measureText(longer).width <= full - left - PAD) rows[rows.length - 1] = longer
    else rows.push(word)
  }
  const step = Math.round(size * 1.35)
  rows.forEach((row, index) => {
    const line = node('text', { x: left, y: y + step * (index + 0.8), 'font-size': size, 'font-weight': weight, fill })
    line.textContent = row
    svg.append(line)
  })
  return y + step * rows.length
}

const written = (svg) => new XMLSerializer().serializeToString(svg)

async function png(view) {
  const svg = picture(view)
  svg.prepend(await fontStyle())
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(svg))}`
  await image.decode()
  const canvas = element('canvas')
  canvas.width = 2 * Number(svg.getAttribute('width'))
  canvas.height = 2 * Number(svg.getAttribute('height'))
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob(done, 'image/png'))
}

// A picture cannot see the page's fonts: the file that the page uses is written into it.
async function fontStyle() {
  const style = node('style', {})
  const rule = fontRules().find((found) => !/italic/.test(found.style.fontStyle))
  const address = rule && /url\("?([^")]+)"?\)/.exec(rule.style.src)
  if (!address) return style
  const file = await (await fetch(new URL(address[1], rule.parentStyleSheet.href || location.href))).blob()
  const written = await new Promise((done) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result)
    reader.readAsDataURL(file)
  })
  style.textContent = `@font-face{font-family:"Source Sans";font-weight:200 900;src:url(${written})}`
  return style
}

function fontRules() {
  const rules = []
  for (const sheet of document.styleSheets) {
    try { rules.push(...sheet.cssRules) } catch { /* another origin's sheet: none of ours */ }
  }
  return rules.filter((rule) => rule instanceof CSSFontFaceRule && /Source Sans/.test(rule.style.fontFamily))
}
