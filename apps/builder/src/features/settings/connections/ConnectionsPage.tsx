import { ConnectionsPanel } from './ConnectionsPanel'

/** How workflows reach outside services. */
export function ConnectionsPage() {
  return <ConnectionsPanel />
}
