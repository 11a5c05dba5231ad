import { DataTable, Panel, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { AnchorLink } from '../../platform/router/links'
import { runColumns } from '../runs/run-columns'
import type { RunSummary } from '../runs/run-queries'

interface SetAsidePanelProps {
  runs: readonly RunSummary[]
  /** Of all of them, shown or not. */
  total: number
}

/** Runs under which processes died: somebody has to look at them. */
export function SetAsidePanel({ runs, total }: SetAsidePanelProps) {
  const text = useText()
  const { t } = text
  if (total === 0) {
    return (
      <Panel title={t('operations.setAside.title')}>
        <Text c="dimmed">{t('operations.setAside.empty')}</Text>
      </Panel>
    )
  }
  return (
    <Panel
      title={t('operations.setAside.title')}
      flush
      actions={
        total > runs.length && (
          <AnchorLink to="/runs" search={{ status: 'quarantined' }} size="sm">
            {t('general.viewAll')}
          </AnchorLink>
        )
      }
    >
      <Text c="dimmed" size="sm" px="md" pt="sm">
        {t('operations.setAside.intro')}
      </Text>
      <DataTable
        bare
        label={t('operations.setAside.title')}
        columns={runColumns(text)}
        rows={runs}
        rowKey={({ id }) => id}
      />
    </Panel>
  )
}
