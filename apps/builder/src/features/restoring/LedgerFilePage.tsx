import { PageHeader, Panel, useText } from '@counterflow/ui'
import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconFileImport, IconUpload } from '@tabler/icons-react'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { AnchorLink } from '../../platform/router/links'
import { ImportedLedgerResult } from './ImportedLedgerResult'
import { useImportLedger } from './restoring-queries'

/** What a till exported as a file, taken in for it. */
export function LedgerFilePage() {
  const { t } = useText()
  const taking = useImportLedger()
  const take = (file: File | null) => {
    if (file !== null) taking.mutate(file)
  }
  return (
    <>
      <PageHeader
        title={t('ledgerFiles.title')}
        intro={t('ledgerFiles.intro')}
        back={
          <AnchorLink to="/completeness" size="sm" c="dimmed" w="fit-content">
            <IconChevronLeft size={14} aria-hidden style={{ verticalAlign: -2 }} />{' '}
            {t('navigation.completeness')}
          </AnchorLink>
        }
      />
      <Stack>
        <Panel title={t('ledgerFiles.choose')}>
          <Stack
            gap="sm"
            align="flex-start"
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault()
              take(event.dataTransfer.files[0] ?? null)
            }}
          >
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <IconFileImport size={20} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
              <Text size="sm" c="dimmed">
                {t('ledgerFiles.format')}
              </Text>
            </Group>
            <FileButton accept=".jsonl,.ndjson,application/x-ndjson" onChange={take}>
              {(props) => (
                <Button
                  {...props}
                  variant={taking.data === undefined ? 'filled' : 'default'}
                  loading={taking.isPending}
                  leftSection={<IconUpload size={16} aria-hidden />}
                >
                  {t(taking.data === undefined ? 'ledgerFiles.upload' : 'ledgerFiles.another')}
                </Button>
              )}
            </FileButton>
            <FailureNotice error={taking.error} />
          </Stack>
        </Panel>
        {taking.data !== undefined && <ImportedLedgerResult result={taking.data} />}
      </Stack>
    </>
  )
}
