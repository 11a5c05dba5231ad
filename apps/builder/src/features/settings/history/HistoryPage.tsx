import { RetentionPanel } from '../RetentionPanel'

/** How long what has run is kept. */
export function HistoryPage() {
  return <RetentionPanel />
}
