import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// happy-dom loads no fonts; Mantine's fields that grow listen for when some have been loaded.
if (typeof document !== 'undefined' && !('fonts' in document)) {
  Object.defineProperty(document, 'fonts', { value: new EventTarget() })
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
