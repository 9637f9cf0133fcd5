// Looks among the entries of the page as the reader types; says how many were found.
// All words must be in an entry, in any order; a letter without its dots or ring matches as well.
const ENTRY = '.rf-entries .rf-entry'
const SOUGHT = 'h3, h4, summary p, .rf-why, .rf-word-said, .rf-sought'
const ASKED = 'q'          // its key in the address, which the server leaves alone
const PAUSE_MS = 300       // a word is being typed: the address waits for it
const fields = new WeakMap()
const texts = new WeakMap()

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector('.rf-search')
  const field = fields.get(place) || made(place)
  fields.set(place, field)
  field.label.textContent = data.label
  field.words = data.words
  field.look = () => look(field)
  field.look()
  const watching = watch(field)
  const listening = follow(field)
  return () => { watching.disconnect(); listening.abort() }
}

// Back and Forward bring the words of that address; a link of ours leaves with those typed last.
function follow(field) {
  const listening = new AbortController()
  const { signal } = listening
  window.addEventListener('popstate', () => {
    clearTimeout(field.pause)
    field.input.value = asked()
    field.look()
  }, { signal })
  window.addEventListener('rf-go', () => say(field), { signal })
  field.input.addEventListener('change', () => say(field), { signal })
  return listening
}

const asked = () => new URLSearchParams(location.search).get(ASKED) || ''

// Into the address, so that it is a link to what is found; the page goes on as it is.
function say(field) {
  clearTimeout(field.pause)
  if (location.pathname !== field.page || asked() === field.input.value) return
  const words = new URLSearchParams(location.search)
  if (field.input.value) words.set(ASKED, field.input.value)
  else words.delete(ASKED)
  const query = words.size ? `?${words}` : ''
  history.replaceState(history.state, '', location.pathname + query + location.hash)
}

// The entries may come after the field, and are made anew in another language: look again then.
function watch(field) {
  const watching = new MutationObserver(() => {
    const first = document.querySelector(ENTRY)
    if (first !== field.first || document.querySelectorAll(ENTRY).length !== field.count) field.look()
  })
  watching.observe(document.body, { childList: true, subtree: true })
  return watching
}

function made(place) {
  const label = document.createElement('label')
  const input = document.createElement('input')
  const said = document.createElement('p')
  input.type = 'search'
  input.id = 'rf-search-field'
  input.autocomplete = 'off'
  input.spellcheck = false
  label.htmlFor = input.id
  said.setAttribute('role', 'status')
  place.replaceChildren(label, input, said)
  const field = { label, input, said, page: location.pathname }
  input.value = asked()
  input.addEventListener('input', () => {
    field.look()
    clearTimeout(field.pause)
    field.pause = setTimeout(() => say(field), PAUSE_MS)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !input.value) return
    input.value = ''
    event.preventDefault()
    field.look()
    say(field)
  })
  return field
}

function look(field) {
  const { input, said, words } = field
  const wanted = plain(input.value).split(/\s+/).filter(Boolean)
  const all = [...document.querySelectorAll(ENTRY)]
  field.first = all[0] || null
  field.count = all.length
  const found = all.filter((entry) => {
    const has = wanted.every((word) => textOf(entry).includes(word))
    entry.hidden = !has
    return has
  })
  for (const group of document.querySelectorAll('.rf-entries')) {
    group.hidden = !group.querySelector('.rf-entry:not([hidden])')
  }
  for (const one of document.querySelectorAll('.rf-chosen')) one.hidden = wanted.length > 0
  const says = !wanted.length ? 'all' : { 0: 'none', 1: 'one' }[found.length] || 'many'
  said.textContent = words[says].replace('{count}', found.length)
  mark(wanted, found)
}

// What an entry can be found by: its name, definition, reason, source and name in code.
function textOf(entry) {
  if (!texts.has(entry)) {
    const words = [...entry.querySelectorAll(SOUGHT)].map((part) => part.textContent)
    texts.set(entry, plain(words.join(' ')))
  }
  return texts.get(entry)
}

function plain(words) {
  return words.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('\u00a0', ' ')
}

// Shows where the words stand without touching the page; a browser that cannot shows nothing.
function mark(wanted, found) {
  if (!CSS.highlights) return
  const ranges = wanted.length ? found.flatMap((entry) => rangesIn(entry, wanted)) : []
  CSS.highlights.set('rf-found', new Highlight(...ranges))
}

function rangesIn(entry, wanted) {
  const ranges = []
  const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT)
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const words = [...text.data].map((letter) => plain(letter) || ' ').join('')
    if (words.length !== text.data.length || text.parentElement.closest('pre')) continue
    for (const word of wanted) {
      for (let at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + word.length)) {
        const range = new Range()
        range.setStart(text, at)
        range.setEnd(text, at + word.length)
        ranges.push(range)
      }
    }
  }
  return ranges
}
