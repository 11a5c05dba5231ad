/**
 * What this browser keeps under `key`, as text. Where nothing can be kept (private windows of some browsers), it lives
 * as long as the page.
 */
export interface Stored {
  read(): string | null
  write(value: string | null): void
}

export function stored(key: string, place: () => Storage = () => localStorage): Stored {
  let remembered: string | null = null
  return {
    read() {
      try {
        return place().getItem(key)
      } catch {
        return remembered
      }
    },
    write(value) {
      remembered = value
      try {
        if (value === null) place().removeItem(key)
        else place().setItem(key, value)
      } catch {
        // Remembered above.
      }
    },
  }
}

/** What `text` says as JSON; undefined when it says nothing. */
export function parsed(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
