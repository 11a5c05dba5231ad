import { PageHeader, Panel, useText } from '@counterflow/ui'
import { Anchor, Stack } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { FileIntake } from '../../../platform/forms/FileIntake'
import { BackToList } from '../../../platform/router/links'
import { ImportResult } from './ImportResult'
import { useCheckFile } from './import-queries'

const route = getRouteApi('/shell/products/import')

/** Takes a file of products, shows what it would do, and does it when somebody says so. */
export function ImportPage() {
  const { t } = useText()
  const { file: importId } = route.useSearch()
  const navigate = route.useNavigate()
  const check = useCheckFile()
  return (
    <>
      <PageHeader
        title={t('products.files.title')}
        intro={t('products.files.intro')}
        back={<BackToList to="/products">{t('products.title')}</BackToList>}
      />
      <Stack>
        <Panel title={t('products.files.choose')}>
          <FileIntake
            icon={IconFileSpreadsheet}
            format={t('products.files.format')}
            accept=".csv,text/csv"
            label={t(importId === undefined ? 'products.files.upload' : 'products.files.uploadAnother')}
            isAnother={importId !== undefined}
            isPending={check.isPending}
            error={check.error}
            onFile={(file) =>
              check.mutate(file, { onSuccess: ({ id }) => void navigate({ search: { file: id } }) })
            }
          >
            <Anchor href="/api/v1/product-files/export" download="products.csv" size="sm">
              {t('products.files.example')}
            </Anchor>
          </FileIntake>
        </Panel>
        {importId !== undefined && <ImportResult key={importId} importId={importId} />}
      </Stack>
    </>
  )
}
