// Three steps for a first visit. Closing them is remembered here, in the browser, and nowhere else.
const CLOSED = 'remissflode-guide-closed'

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector('.rf-guide')
  place.replaceChildren(heading(data), steps(data), data.always ? again(data) : close(data, place))
  place.hidden = !data.always && isClosed()
}

function heading({ title }) {
  return made('h2', title, { id: 'rf-guide-title' })
}

function steps({ steps }) {
  const list = made('ol')
  for (const [name, words] of steps) {
    const step = made('li')
    step.append(made('b', name), made('p', words))
    list.append(step)
  }
  return list
}

// Whoever closes it by the keyboard goes on from the page's title.
function close({ words }, place) {
  return button(words.close, () => {
    remember('yes')
    place.hidden = true
    const title = document.querySelector('h1')
    if (!title) return
    title.tabIndex = -1
    title.focus({ preventScroll: true })
  })
}

function again({ words }) {
  const said = made('span', '', { role: 'status' })
  const row = made('div')
  row.append(button(words.again, () => {
    remember('')
    said.textContent = words.shown
  }), said)
  return row
}

function button(words, act) {
  const one = made('button', words, { type: 'button' })
  one.onclick = act
  return one
}

function made(name, words = '', attributes = {}) {
  const one = document.createElement(name)
  one.textContent = words
  Object.entries(attributes).forEach(([key, value]) => one.setAttribute(key, value))
  return one
}

// A browser may refuse to remember anything: then the guide is shown at the next visit as well.
function remember(value) {
  try {
    if (value) localStorage.setItem(CLOSED, value)
    else localStorage.removeItem(CLOSED)
  } catch { }
}

function isClosed() {
  try {
    return localStorage.getItem(CLOSED) === 'yes'
  } catch {
    return false
  }
}
