import { KeysPanel } from './KeysPanel'

/** The keys by which programs use the API. */
export function KeysPage() {
  return <KeysPanel />
}
