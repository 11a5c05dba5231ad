import { formatNumber } from '@counterflow/i18n'
import { type Column, DataTable, Panel, RelativeTime, useText } from '@counterflow/ui'
import type { RunningProcess } from './operations-queries'

/** Who works on the shop at this moment, on whichever machine. */
export function ProcessesPanel({ processes }: { processes: readonly RunningProcess[] }) {
  const { t, language } = useText()
  const figure = (text: string) => <span className="cf-figures">{text}</span>
  const columns: readonly Column<RunningProcess>[] = [
    {
      key: 'role',
      header: t('operations.processes.role'),
      cell: ({ role }) => t(`operations.roleOf.${role}`),
    },
    { key: 'host', header: t('operations.processes.host'), cell: ({ host }) => host },
    { key: 'pid', header: t('operations.processes.pid'), wide: true, cell: ({ pid }) => figure(`${pid}`) },
    {
      key: 'version',
      header: t('operations.processes.version'),
      wide: true,
      cell: ({ version }) => figure(version),
    },
    {
      key: 'since',
      header: t('operations.processes.since'),
      wide: true,
      cell: ({ startedAt }) => <RelativeTime instant={startedAt} />,
    },
    {
      key: 'runs',
      header: t('operations.processes.runs'),
      align: 'end',
      cell: ({ runsInFlight }) => figure(formatNumber(runsInFlight, language)),
    },
  ]
  return (
    <Panel title={t('operations.processes.title')} flush>
      <DataTable
        bare
        label={t('operations.processes.title')}
        columns={columns}
        rows={processes}
        rowKey={({ id }) => `${id}`}
      />
    </Panel>
  )
}
