import { formatBytes, formatNumber } from '@counterflow/i18n'
import { type Column, DataTable, Panel, useText } from '@counterflow/ui'
import { Button, Code, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { Operations } from './operations-queries'

type Table = Operations['database']['tables'][number]

const largest = 6

/** How much room the shop takes, and which tables take it. */
export function DatabasePanel({ database: { bytes, tables } }: { database: Operations['database'] }) {
  const { t, language } = useText()
  const [all, showAll] = useState(false)
  const hidden = all ? 0 : Math.max(0, tables.length - largest)
  const columns: readonly Column<Table>[] = [
    { key: 'table', header: t('operations.database.table'), cell: ({ name }) => <Code>{name}</Code> },
    {
      key: 'rows',
      header: t('operations.database.rows'),
      align: 'end',
      wide: true,
      cell: ({ rows }) => <span className="cf-figures">{formatNumber(rows, language)}</span>,
    },
    {
      key: 'size',
      header: t('operations.database.size'),
      align: 'end',
      cell: (table) => <span className="cf-figures">{formatBytes(table.bytes, language)}</span>,
    },
  ]
  return (
    <Panel
      title={t('operations.database.title')}
      flush
      actions={
        <Text size="sm" c="dimmed">
          {t('operations.database.total', { size: formatBytes(bytes, language) })}
        </Text>
      }
    >
      <DataTable
        bare
        label={t('operations.database.title')}
        columns={columns}
        rows={hidden > 0 ? tables.slice(0, largest) : tables}
        rowKey={({ name }) => name}
      />
      {hidden > 0 && (
        <Group justify="center" p="xs">
          <Button variant="subtle" size="xs" onClick={() => showAll(true)}>
            {t('operations.database.showAll', { count: hidden })}
          </Button>
        </Group>
      )}
    </Panel>
  )
}
