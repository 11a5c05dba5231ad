import { formatNumber } from '@counterflow/i18n'
import { type Column, DataTable, Notice, Panel, useText } from '@counterflow/ui'
import { Group, Stack, Text } from '@mantine/core'
import { AnchorLink } from '../../platform/router/links'
import type { ImportedLedger, LedgerInFile } from './restoring-queries'

const mostLinesNamed = 12

/** What became of a file: the verdict first, then what is left to do, then the figures of each device. */
export function ImportedLedgerResult({ result }: { result: ImportedLedger }) {
  const { t, language } = useText()
  const sum = (key: 'entered' | 'waiting' | 'parked') =>
    result.ledgers.reduce((total, ledger) => total + ledger[key], 0)
  const [entered, waiting, parked] = [sum('entered'), sum('waiting'), sum('parked')]
  const isWhole = waiting === 0 && parked === 0 && result.damaged === 0
  const verdict = !isWhole ? 'someOpen' : entered === 0 ? 'nothingNew' : 'allEntered'
  const lines = result.damagedLines.slice(0, mostLinesNamed).map((line) => formatNumber(line, language))
  if (result.damaged > lines.length) lines.push(t('ledgerFiles.more'))
  return (
    <Panel title={t('ledgerFiles.results')} flush>
      <Stack gap="xs" p="md">
        <Notice
          tone={isWhole ? 'good' : 'caution'}
          urgent
          title={t(`ledgerFiles.${verdict}`, { count: entered })}
        >
          {waiting > 0 && <Text size="sm">{t('ledgerFiles.waitingBody')}</Text>}
          {parked > 0 && <Text size="sm">{t('ledgerFiles.parkedBody')}</Text>}
          {result.damaged > 0 && (
            <Text size="sm">
              {t('ledgerFiles.damaged', { count: result.damaged, lines: lines.join(', ') })}
            </Text>
          )}
        </Notice>
        {result.foreign > 0 && (
          <Notice tone="neutral">
            <Text size="sm">{t('ledgerFiles.foreign', { count: result.foreign })}</Text>
          </Notice>
        )}
      </Stack>
      <FiguresTable ledgers={result.ledgers} />
    </Panel>
  )
}

function FiguresTable({ ledgers }: { ledgers: readonly LedgerInFile[] }) {
  const { t, language } = useText()
  const figure = (key: 'entries' | 'entered' | 'known' | 'waiting' | 'parked', wide = false) =>
    ({
      key,
      header: t(`ledgerFiles.${key}`),
      align: 'end',
      wide,
      cell: (ledger: LedgerInFile) => (
        <span className="cf-figures">{formatNumber(ledger[key], language)}</span>
      ),
    }) as const
  const columns: readonly Column<LedgerInFile>[] = [
    {
      key: 'device',
      header: t('ledgerFiles.device'),
      cell: ({ registerId, registerName, epoch, parked }) => (
        <>
          {t('ledgerFiles.deviceOf', { register: registerName, epoch })}
          <Group gap="sm">
            <AnchorLink size="xs" to="/completeness" search={{ registerId }}>
              {t('ledgerFiles.toProof')}
            </AnchorLink>
            {parked > 0 && (
              <AnchorLink size="xs" to="/till-exceptions" search={{ tab: 'kept', registerId }}>
                {t('ledgerFiles.decide')}
              </AnchorLink>
            )}
          </Group>
        </>
      ),
    },
    figure('entries', true),
    figure('entered'),
    figure('known', true),
    figure('waiting', true),
    figure('parked', true),
  ]
  return (
    <DataTable
      bare
      label={t('ledgerFiles.results')}
      columns={columns}
      rows={ledgers}
      rowKey={({ registerId, epoch }) => `${registerId}/${epoch}`}
    />
  )
}
