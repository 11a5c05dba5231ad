type Listener = () => void

let said = { text: '', count: 0 }
const listeners = new Set<Listener>()

/** Says something to those who do not see the screen, once what they are hearing has ended. */
export function announce(text: string): void {
  said = { text, count: said.count + 1 }
  for (const listener of listeners) listener()
}

export const lastSaid = () => said

export function onSaid(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
