import { EmptyState, Panel, useText } from '@counterflow/ui'
import { Code, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { PagedTable } from '../../../platform/list/PagedTable'
import { badRowsQuery, type ImportRow, plannedQuery } from './import-queries'

/** Every row that is wrong: where it is, which column, and how to mend it. */
export function BadRows({ importId }: { importId: string }) {
  const { t } = useText()
  const rows = useInfiniteQuery(badRowsQuery(importId))
  return (
    <Panel title={t('products.files.badRows')}>
      <PagedTable
        label={t('products.files.badRows')}
        query={rows}
        rowKey={({ line }) => `${line}`}
        columns={[
          {
            key: 'line',
            header: t('products.files.line'),
            cell: ({ line }) => <span className="cf-figures">{line}</span>,
          },
          { key: 'product', header: t('products.product'), wide: true, cell: ({ product }) => product },
          {
            key: 'faults',
            header: t('products.files.wrong'),
            cell: ({ faults }) => <Faults faults={faults} />,
          },
        ]}
        empty={<Nothing />}
      />
    </Panel>
  )
}

function Faults({ faults }: Pick<ImportRow, 'faults'>) {
  const { t } = useText()
  return (
    <Stack gap={6}>
      {faults.map(({ column, kind, value }) => (
        <div key={`${column ?? ''} ${kind} ${value}`}>
          <Text size="sm">
            {column !== null && <Code mr={6}>{column}</Code>}
            {t(`products.files.fault.${kind}.message`, { value })}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`products.files.fault.${kind}.fix`)}
          </Text>
        </div>
      ))}
    </Stack>
  )
}

/** What is added and changed. */
export function PlannedProducts({ importId }: { importId: string }) {
  const { t, has } = useText()
  const planned = useInfiniteQuery(plannedQuery(importId))
  const partName = (part: string) => {
    const key = `products.part.${part}`
    return has(key) ? t(key) : part
  }
  return (
    <Panel title={t('products.files.planned')}>
      <PagedTable
        label={t('products.files.planned')}
        query={planned}
        rowKey={({ handle }) => handle}
        columns={[
          {
            key: 'product',
            header: t('products.product'),
            cell: ({ title, handle }) => (
              <>
                <Text size="sm" fw={500}>
                  {title}
                </Text>
                <Text size="xs" c="dimmed">
                  {handle}
                </Text>
              </>
            ),
          },
          {
            key: 'deed',
            header: t('products.files.deed'),
            cell: ({ deed, changed }) =>
              deed === 'create'
                ? t('products.files.created')
                : t('products.files.changes', { parts: changed.map(partName).join(', ') }),
          },
        ]}
        empty={<Nothing />}
      />
    </Panel>
  )
}

function Nothing() {
  const { t } = useText()
  return (
    <EmptyState
      icon={IconFileSpreadsheet}
      title={t('products.files.nothingTitle')}
      body={t('products.files.nothingToDo')}
    />
  )
}
