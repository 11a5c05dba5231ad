import { Notice, useText } from '@counterflow/ui'
import { Group, List, Text } from '@mantine/core'
import { AnchorLink } from '../../platform/router/links'
import type { LedgerEpoch } from './completeness-queries'
import { missingOf } from './completeness-verdict'

/** So many gaps are named one by one. */
const named = 12

/** Exactly which entries of a device are missing, and what one can do. */
export function GapNotice({ epoch, registerId }: { epoch: LedgerEpoch; registerId: string }) {
  const { t } = useText()
  const { gaps } = epoch
  if (gaps.length === 0) return null
  const names = gaps
    .slice(0, named)
    .map((gap) => (gap.from === gap.to ? t('completeness.gapOne', gap) : t('completeness.gap', gap)))
  return (
    <Notice tone="bad" title={t('completeness.gapTitle', { count: missingOf(gaps), epoch: epoch.epoch })}>
      <Text size="sm" className="cf-figures">
        {names.join(' · ')}
        {gaps.length > named && ` ${t('completeness.gapMore', { count: gaps.length - named })}`}
      </Text>
      <Text size="sm" fw={600} mt={8}>
        {t('completeness.gapDo')}
      </Text>
      <List size="sm" type="ordered">
        <List.Item>{t('completeness.gapSync')}</List.Item>
        <List.Item>{t('completeness.gapFile')}</List.Item>
        <List.Item>{t('completeness.gapRestore')}</List.Item>
        <List.Item>{t('completeness.gapAccept')}</List.Item>
      </List>
      <Group gap="sm" mt={4}>
        <AnchorLink size="sm" to="/ledger-files">
          {t('completeness.importFile')}
        </AnchorLink>
        <AnchorLink size="sm" to="/restored-receipts">
          {t('completeness.restore')}
        </AnchorLink>
        <AnchorLink size="sm" to="/till-exceptions" search={{ registerId }}>
          {t('completeness.toExceptions')}
        </AnchorLink>
      </Group>
    </Notice>
  )
}
