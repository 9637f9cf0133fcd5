// Runs before Streamlit: until the reader has done something, completing an address is no step of
// history, so that Back leaves the tool in one press; and the address keeps the chart that it names.
{
  const step = history.pushState.bind(history)
  let isAddress = true
  for (const kind of ['pointerdown', 'keydown', 'rf-go']) {
    window.addEventListener(kind, () => { isAddress = false }, { capture: true, once: true })
  }
  history.pushState = (state, title, address) => {
    if (isAddress) history.replaceState(state, title, `${address}${location.hash}`)
    else step(state, title, address)
  }
}
