import { formatDate } from '@counterflow/i18n'
import { CopyTextButton, Panel, useText } from '@counterflow/ui'
import { Box, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Addresses } from './addresses-query'

/** By what other devices know the shop. */
export function CertificatePanel({ addresses: { certificate, authority } }: { addresses: Addresses }) {
  const { t, language } = useText()
  if (certificate === null) return null
  const { issuedBy, names, expiresAt } = certificate
  return (
    <Panel title={t('https.certificate')}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Fact label={t('https.issuedBy')}>{t(`https.issuers.${issuedBy}`)}</Fact>
          <Fact label={t('https.expires')}>
            {formatDate(expiresAt, language)}
            <Text size="sm" c="dimmed">
              {t(issuedBy === 'shop' ? 'https.renewed' : 'https.replaceFiles')}
            </Text>
          </Fact>
        </SimpleGrid>
        <Fact label={t('https.names')}>{names.join(', ')}</Fact>
        {authority !== null && (
          <Fact label={t('https.fingerprint')}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <Text span size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                {authority.fingerprint}
              </Text>
              <CopyTextButton value={authority.fingerprint} />
            </Group>
            <Text size="sm" c="dimmed">
              {t('https.fingerprintHint')}{' '}
              {t('https.authorityUntil', { date: formatDate(authority.expiresAt, language) })}
            </Text>
          </Fact>
        )}
      </Stack>
    </Panel>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm" fw={600} mb={4}>
        {label}
      </Text>
      {typeof children === 'string' ? <Text>{children}</Text> : children}
    </Box>
  )
}
