import { ErrorState, useText } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { PeoplePanel } from './PeoplePanel'
import { PoliciesPanel } from './PoliciesPanel'
import { TillSettingsForm } from './TillSettingsForm'
import { tillSettingsQuery } from './till-settings-queries'

/** What the shop decides about its tills, what each role may do at them, and who has a PIN. */
export function TillsPage() {
  const text = useText()
  const { data: settings, error, refetch } = useQuery(tillSettingsQuery)
  if (settings === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <Stack gap="md">
      <TillSettingsForm settings={settings} />
      <PoliciesPanel />
      <PeoplePanel />
    </Stack>
  )
}
