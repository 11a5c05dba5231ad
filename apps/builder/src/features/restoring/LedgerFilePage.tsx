import { PageHeader, Panel, useText } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { FileIntake } from '../../platform/forms/FileIntake'
import { BackToList } from '../../platform/router/links'
import { ImportedLedgerResult } from './ImportedLedgerResult'
import { useImportLedger } from './restoring-queries'

/** What a till exported as a file, taken in for it. */
export function LedgerFilePage() {
  const { t } = useText()
  const taking = useImportLedger()
  const isAnother = taking.data !== undefined
  return (
    <>
      <PageHeader
        title={t('ledgerFiles.title')}
        intro={t('ledgerFiles.intro')}
        back={<BackToList to="/completeness">{t('navigation.completeness')}</BackToList>}
      />
      <Stack>
        <Panel title={t('ledgerFiles.choose')}>
          <FileIntake
            icon={IconFileImport}
            format={t('ledgerFiles.format')}
            accept=".jsonl,.ndjson,application/x-ndjson"
            label={t(isAnother ? 'ledgerFiles.another' : 'ledgerFiles.upload')}
            isAnother={isAnother}
            isPending={taking.isPending}
            error={taking.error}
            onFile={(file) => taking.mutate(file)}
          />
        </Panel>
        {taking.data !== undefined && <ImportedLedgerResult result={taking.data} />}
      </Stack>
    </>
  )
}
