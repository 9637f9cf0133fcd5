// Tells the page its language, and the server two things it cannot know: light or dark, wide or narrow.
const NARROW = 640
const watched = new WeakMap()

export default function ({ data, parentElement, setStateValue }) {
  document.documentElement.lang = data.language
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
