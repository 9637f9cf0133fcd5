// Runs before Streamlit: until the reader has done something, completing an address is no step of
// history, so that Back leaves the tool in one press.
{
  const step = history.pushState.bind(history)
  let isAddress = true
  for (const kind of ['pointerdown', 'keydown', 'rf-go']) {
    window.addEventListener(kind, () => { isAddress = false }, { capture: true, once: true })
  }
  history.pushState = (...given) => (isAddress ? history.replaceState(...given) : step(...given))
}
