// Tells the page its language, in Streamlit's own words too, which have no setting; and the server
// two things it cannot know: light or dark, wide or narrow.
const NARROW = 640
const watched = new WeakMap()
let spoken = {}
let told              // what a dialog of Streamlit's says that the page says itself: it is closed
let listening = false

export default function ({ data, parentElement, setStateValue }) {
  document.documentElement.lang = data.language
  spoken = data.words
  told = data.told
  translate(document.body)
  listen()
  followLinks()
  takeOver()
  loadPlotly(data.plotly)
  const report = () => {
    const ground = getComputedStyle(document.querySelector('.stApp')).backgroundColor
    const [red, green, blue] = ground.match(/\d+/g).map(Number)
    const theme = red + green + blue < 384 ? 'dark' : 'light'
    const room = window.innerWidth < NARROW ? 'narrow' : 'wide'
    if (theme !== data.theme) setStateValue('theme', theme)
    if (room !== data.room) setStateValue('room', room)
  }
  const before = watched.get(parentElement)
  if (before) window.removeEventListener('resize', before)
  watched.set(parentElement, report)
  window.addEventListener('resize', report)
  setTimeout(report, 0)
  return () => window.removeEventListener('resize', watched.get(parentElement))
}

function listen() {
  if (listening) return
  listening = true
  new MutationObserver((changes) => new Set(changes.map((change) => change.target)).forEach((part) => {
    if (!isOurs(part)) translate(part)
  })).observe(document.body, { childList: true, characterData: true, subtree: true })
}

// A figure is drawn in thousands of steps, and none of its words are Streamlit's.
const isOurs = (part) => Boolean((part.closest ? part : part.parentElement)?.closest('.rf-chart'))

const close = (dialog) => dialog?.querySelector('button')?.click()

// Only whole texts that Streamlit itself writes are exchanged, so none of ours can be touched.
function translate(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  for (let text = part.nodeType === 3 ? part : walker.nextNode(); text; text = walker.nextNode()) {
    const words = spoken[text.data.trim()]
    if (text.data.trim() === told) close(text.parentElement.closest('[role=dialog]'))
    if (words && words !== text.data) text.data = words
  }
  const named = part.querySelectorAll ? part.querySelectorAll('[aria-label], [title]') : []
  for (const element of named) for (const name of ['aria-label', 'title']) {
    const words = spoken[element.getAttribute(name)]
    if (words) element.setAttribute(name, words)
  }
}
