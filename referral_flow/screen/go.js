// Follows a link of ours (a.rf-go) within the session: the address changes, Streamlit draws the page
// of it as after Back, and nothing is loaded anew. Ctrl-click and the like are the browser's own.
const WAIT_MS = 10000     // for a page to be drawn
const SETTLE_MS = 1200    // while what stands above a chart may still find its height
const RETURN_MS = 500     // while a page that has been returned to may still grow to its length
let follows = false

function followLinks() {
  if (follows) return
  follows = true
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((part) => part.matches?.('a.rf-go'))
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!link || !isPlain || event.defaultPrevented) return
    event.preventDefault()
    go(link.href)
  })
  document.addEventListener('rf-go', (event) => go(event.detail))   // a mark of a chart
  window.addEventListener('popstate', (event) => {
    if (event.state?.rfTop !== undefined) drawn(() => returnTo(event.state.rfTop))
  })
  const hash = location.hash
  if (hash) drawn(() => arrive(hash), () => placeOf(hash))
}

const main = () => document.querySelector('[data-testid=stMain]')
const isIdle = () =>
  document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'

function go(address) {
  const asked = new URL(address, location.href)
  const isHere = asked.pathname === location.pathname && asked.search === location.search
  window.dispatchEvent(new Event('rf-go'))
  history.replaceState({ ...history.state, rfTop: main().scrollTop }, '')
  history.pushState({}, '', asked)
  hideSidebar()
  if (isHere) { arrive(asked.hash); return }
  window.dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  drawn(() => arrive(asked.hash))
}

// On a telephone the choices lie over the page that has been asked for.
function hideSidebar() {
  const sidebar = document.querySelector('[data-testid=stSidebar][aria-expanded=true]')
  if (sidebar && window.innerWidth < 768) {
    document.querySelector('[data-testid=stSidebarCollapseButton] button')?.click()
  }
}

// Calls `then` when the run that has been asked for is over; it has begun once it is seen to run.
function drawn(then, hasBegun = () => false) {
  const end = performance.now() + WAIT_MS
  let isSeen = false
  const look = () => {
    isSeen ||= !isIdle() || Boolean(hasBegun())
    if (isSeen && isIdle()) then()
    else if (performance.now() < end) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

// None where the link is cut off in the middle of a letter.
function placeOf(hash) {
  let asked
  try { asked = decodeURIComponent(hash.slice(1)) } catch { return null }
  return asked && (document.getElementById(asked) || document.querySelector(`.st-key-${CSS.escape(asked)}`))
}

// To the chart that the link names, else to the top; reading goes on from its heading.
function arrive(hash) {
  const place = placeOf(hash)
  if (place) keepInAddress(hash)
  if (!place) main().scrollTop = 0
  readOn(place || main(), place ? 'h2' : 'h1')
  if (place) stayAt(place)
}

// From the heading, for which a chart that is just being made may have to be waited.
function readOn(place, name, end = performance.now() + SETTLE_MS) {
  const heading = place.querySelector(name)
  if (heading) {
    heading.setAttribute('tabindex', '-1')
    heading.focus({ preventScroll: true })
  } else if (performance.now() < end) requestAnimationFrame(() => readOn(place, name, end))
}

// Completing the address drops the place in it, which a copied link should have.
function keepInAddress(hash) {
  if (location.hash !== hash) history.replaceState(history.state, '', location.pathname + location.search + hash)
}

// The chart stays at the top though others above it find their height.
function stayAt(place) {
  let top
  untilMoved(() => {
    if (!place.isConnected || place.getBoundingClientRect().top === top) return false
    place.scrollIntoView({ block: 'start' })
    top = place.getBoundingClientRect().top
    return true
  })
}

// As far down as before, though the page may still be growing to its length.
function returnTo(top) {
  untilMoved(() => {
    const before = main().scrollTop
    if (Math.abs(before - top) >= 1) main().scrollTop = top
    return main().scrollTop !== before
  }, RETURN_MS)
}

// Calls `hold` at every frame until it has changed nothing for a while, or the reader moves.
function untilMoved(hold, settle = SETTLE_MS) {
  let end = performance.now() + settle
  const given = new AbortController()
  for (const kind of ['wheel', 'touchstart', 'keydown', 'pointerdown', 'popstate']) {
    window.addEventListener(kind, () => given.abort(), { signal: given.signal, passive: true })
  }
  const look = () => {
    if (given.signal.aborted) return
    if (hold()) end = performance.now() + settle
    if (performance.now() < end) requestAnimationFrame(look)
    else given.abort()
  }
  look()
}
