import { ErrorState, Notice, Panel, useText } from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { CopyLine } from '../channels/CopyLine'
import { type Addresses, addressesQuery } from './addresses-query'
import { CertificatePanel } from './CertificatePanel'
import { PlacesPanel } from './PlacesPanel'

/** Where other devices reach the shop, and how they come to trust it. */
export function AddressesPage() {
  const text = useText()
  const { t } = text
  const { data, error, refetch } = useQuery(addressesQuery)
  if (data === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('https.intro')}</Text>
      <State addresses={data} />
      {data.https === 'on' && <PlacesPanel places={data.places} />}
      <CertificatePanel addresses={data} />
      <Panel title={t('https.publicUrl')}>
        <CopyLine value={data.publicUrl} />
      </Panel>
    </Stack>
  )
}

function State({ addresses: { https, problem, uncovered } }: { addresses: Addresses }) {
  const { t } = useText()
  if (https === 'off') return <Notice tone="caution">{t('https.off')}</Notice>
  const title = t(https === 'failed' ? 'https.failed' : 'https.notRenewed')
  return (
    <>
      {problem !== null && (
        <Notice tone="bad" title={title}>
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {problem}
          </Text>
        </Notice>
      )}
      {uncovered.length > 0 && (
        <Notice tone="caution">{t('https.uncovered', { names: uncovered.join(', ') })}</Notice>
      )}
    </>
  )
}
