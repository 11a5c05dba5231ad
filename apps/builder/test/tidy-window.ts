import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// happy-dom loads no fonts; Mantine's fields that grow listen for when some have been loaded.
if (typeof document !== 'undefined' && !('fonts' in document)) {
  Object.defineProperty(document, 'fonts', { value: new EventTarget() })
}

// A browser tells in a task of its own that the selection has changed. happy-dom tells while a code editor is being
// updated, which may make no update of that in turn: nobody could catch its error. What a listener selects by itself is
// told at once: happy-dom tells, too, of a selection that is what it was, and nothing else would come to its turn again.
if (typeof document !== 'undefined' && !Object.hasOwn(document, 'dispatchEvent')) {
  const dispatch = document.dispatchEvent.bind(document)
  let telling = false
  const tell = (event: Event) => {
    telling = true
    try {
      dispatch(event)
    } finally {
      telling = false
    }
  }
  document.dispatchEvent = (event) => {
    if (event.type !== 'selectionchange' || telling) return dispatch(event)
    queueMicrotask(() => tell(event))
    return true
  }
}

// Testing Library would do this by itself if it were read anew for each file of specs.
afterEach(() => {
  // A spec may ask for no window at all.
  if (typeof document === 'undefined') return
  cleanup()
  document.body.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
})
