/**
 * What this browser keeps for this site of one shop: in the site's own storage, so that no cookie is needed. Where a
 * browser allows none, it is kept as long as the page is there.
 */
export interface Kept {
  read(name: string): unknown
  write(name: string, value: unknown): void
  forget(name: string): void
  /** The names that begin with `beginning`. */
  names(beginning: string): string[]
  /** Calls `listener` when another tab has written something. */
  onChange(listener: (name: string) => void): () => void
}

export function keptFor(shop: string): Kept {
  const prefix = `counterflow-chat:${shop}:`
  const storage = storageOrNothing()
  const memory = new Map<string, string>()
  const get = (key: string) => memory.get(key) ?? storage?.getItem(key) ?? null
  return {
    read(name) {
      try {
        return JSON.parse(get(prefix + name) ?? 'null')
      } catch {
        return null
      }
    },
    write(name, value) {
      const text = JSON.stringify(value)
      try {
        if (storage === null) throw new Error('There is no storage.')
        storage.setItem(prefix + name, text)
        memory.delete(prefix + name)
      } catch {
        // Full, or forbidden by now.
        memory.set(prefix + name, text)
      }
    },
    forget(name) {
      memory.delete(prefix + name)
      storage?.removeItem(prefix + name)
    },
    names(beginning) {
      const stored =
        storage === null ? [] : Array.from({ length: storage.length }, (_, index) => storage.key(index))
      return [...new Set([...stored, ...memory.keys()])].flatMap((key) =>
        key?.startsWith(prefix + beginning) ? [key.slice(prefix.length)] : [],
      )
    },
    onChange(listener) {
      const heard = ({ key }: StorageEvent) => {
        if (key?.startsWith(prefix)) listener(key.slice(prefix.length))
      }
      window.addEventListener('storage', heard)
      return () => window.removeEventListener('storage', heard)
    },
  }
}

function storageOrNothing(): Storage | null {
  try {
    const probe = 'counterflow-chat:probe'
    localStorage.setItem(probe, '1')
    localStorage.removeItem(probe)
    return localStorage
  } catch {
    return null
  }
}
