import { formatNumber } from '@counterflow/i18n'
import { ErrorState, Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { BadRows, PlannedProducts } from './ImportTables'
import { importQuery, type ProductImport, useApplyImport } from './import-queries'

/** What a file would do, how far it is, and what it did. */
export function ImportResult({ importId }: { importId: string }) {
  const text = useText()
  const { t } = text
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(importQuery(importId))
  const status = data?.status
  useEffect(() => {
    if (status !== 'applied') return
    void client.invalidateQueries({ queryKey: ['products'] })
    void client.invalidateQueries({ queryKey: ['product-import', importId, 'products'] })
  }, [status, client, importId])
  if (data === undefined) {
    if (error === null) return <Progress value={100} animated aria-label={t('general.loading')} />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const underWay = data.status === 'checking' || data.status === 'applying'
  return (
    <>
      <Panel title={data.fileName}>
        <Stack gap="md">
          {underWay && <UnderWay current={data} />}
          {data.ignoredColumns.length > 0 && (
            <Notice tone="neutral" title={t('products.files.ignored', { count: data.ignoredColumns.length })}>
              <Text size="sm">{data.ignoredColumns.join(', ')}</Text>
            </Notice>
          )}
          {data.status === 'applied' && (
            <Notice tone="good" title={t('products.files.applied')} urgent>
              <Text size="sm">
                {t('products.files.appliedBody', { created: data.toCreate, changed: data.toChange })}
              </Text>
            </Notice>
          )}
          <Figures of={data} />
          {data.status === 'checked' && <Decision of={data} />}
        </Stack>
      </Panel>
      {data.status !== 'checking' && data.badRows > 0 && <BadRows importId={importId} />}
      {data.status !== 'checking' && data.toCreate + data.toChange > 0 && (
        <PlannedProducts importId={importId} />
      )}
    </>
  )
}

function UnderWay({ current: { status, done, products, rows } }: { current: ProductImport }) {
  const { t } = useText()
  const label = t(status === 'applying' ? 'products.files.applying' : 'products.files.checking', { rows })
  const share = products === 0 ? 0 : Math.min(100, (done / products) * 100)
  return (
    <div role="status">
      <Text size="sm" mb={6}>
        {label}
      </Text>
      <Progress value={share} animated aria-label={label} />
    </div>
  )
}

function Figures({ of }: { of: ProductImport }) {
  const { t, language } = useText()
  const figures = [
    ['rows', of.rows],
    ['toCreate', of.toCreate],
    ['toChange', of.toChange],
    ['unchanged', of.unchanged],
    ['badRows', of.badRows],
  ] as const
  return (
    <SimpleGrid cols={{ base: 2, xs: 5 }}>
      {figures.map(([name, count]) => (
        <div key={name}>
          <Text size="xs" fw={600} c="dimmed">
            {t(`products.files.figure.${name}`)}
          </Text>
          <Text
            className="cf-figures"
            size="lg"
            fw={600}
            {...(name === 'badRows' && count > 0 ? { c: 'red' } : {})}
          >
            {formatNumber(count, language)}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  )
}

function Decision({ of }: { of: ProductImport }) {
  const { t } = useText()
  const notifyProblem = useNotifyProblem()
  const apply = useApplyImport(of.id)
  const count = of.toCreate + of.toChange
  if (count === 0) return <Text c="dimmed">{t('products.files.nothingToDo')}</Text>
  const isClean = of.badRows === 0
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm" c="dimmed" maw={520}>
        {t(isClean ? 'products.files.ready' : 'products.files.notClean')}
      </Text>
      <Button
        variant={isClean ? 'filled' : 'default'}
        loading={apply.isPending}
        onClick={() => apply.mutate(!isClean, { onError: notifyProblem })}
      >
        {t(isClean ? 'products.files.apply' : 'products.files.applyWithout', { count })}
      </Button>
    </Group>
  )
}
