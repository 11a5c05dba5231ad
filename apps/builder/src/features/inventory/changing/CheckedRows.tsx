import { formatNumber } from '@counterflow/i18n'
import { type Column, DataTable, Notice, useText } from '@counterflow/ui'
import { ScrollArea, Stack, Text } from '@mantine/core'
import type { BadRow, CheckedSheet, GoodRow } from './useCountSheet'

/** What a pasted count comes to: the rows that have to be mended, else those that change something. */
export function CheckedRows({ checked: { good, bad } }: { checked: CheckedSheet }) {
  const { t, language } = useText()
  const changing = good.filter(({ before, counted }) => before !== counted)
  const badColumns: Column<BadRow>[] = [
    { key: 'row', header: t('stock.row'), cell: ({ row }) => row },
    {
      key: 'text',
      header: 'SKU',
      cell: ({ text }) => (
        <Text size="sm" ff="monospace">
          {text}
        </Text>
      ),
    },
    { key: 'problem', header: '', cell: ({ problem }) => t(`stock.lineProblem.${problem}`) },
  ]
  const goodColumns: Column<GoodRow>[] = [
    {
      key: 'sku',
      header: 'SKU',
      cell: ({ sku }) => (
        <Text size="sm" ff="monospace">
          {sku}
        </Text>
      ),
    },
    {
      key: 'before',
      header: t('stock.before'),
      align: 'end',
      cell: ({ before }) => formatNumber(before, language),
    },
    {
      key: 'after',
      header: t('stock.after'),
      align: 'end',
      cell: ({ counted }) => formatNumber(counted, language),
    },
  ]
  return (
    <Stack gap="xs">
      {bad.length > 0 ? (
        <Notice tone="caution" urgent>
          {t('stock.bad', { count: bad.length })}
        </Notice>
      ) : (
        <Notice tone="good" urgent>
          {t('stock.checked', { good: good.length, changes: changing.length })}
        </Notice>
      )}
      <ScrollArea.Autosize mah={260}>
        {bad.length > 0 ? (
          <DataTable
            label={t('stock.lineProblem.unknown')}
            columns={badColumns}
            rows={bad}
            rowKey={({ row }) => row.toString()}
          />
        ) : (
          changing.length > 0 && (
            <DataTable
              label={t('stock.count')}
              columns={goodColumns}
              rows={changing}
              rowKey={({ row }) => row.toString()}
            />
          )
        )}
      </ScrollArea.Autosize>
    </Stack>
  )
}
