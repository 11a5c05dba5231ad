import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Testing Library would do this by itself if it were read anew for each file of specs.
afterEach(() => {
  // A spec may ask for no window at all.
  if (typeof document === 'undefined') return
  cleanup()
  document.body.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
})
