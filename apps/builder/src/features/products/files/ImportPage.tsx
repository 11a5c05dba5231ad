import { PageHeader, Panel, useText } from '@counterflow/ui'
import { Anchor, Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { BackToProducts } from '../form/NewProductPage'
import { ImportResult } from './ImportResult'
import { useCheckFile } from './import-queries'

const route = getRouteApi('/shell/products/import')

/** Takes a file of products, shows what it would do, and does it when somebody says so. */
export function ImportPage() {
  const text = useText()
  const { t } = text
  const { file: importId } = route.useSearch()
  const navigate = route.useNavigate()
  const check = useCheckFile()
  const take = (file: File | null) => {
    if (file === null) return
    check.mutate(file, { onSuccess: ({ id }) => void navigate({ search: { file: id } }) })
  }
  return (
    <>
      <PageHeader
        title={t('products.files.title')}
        intro={t('products.files.intro')}
        back={<BackToProducts />}
      />
      <Stack>
        <Panel title={t('products.files.choose')}>
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
              <IconFileSpreadsheet size={20} stroke={1.5} aria-hidden style={{ flex: 'none' }} />
              <Text size="sm" c="dimmed">
                {t('products.files.format')}
              </Text>
            </Group>
            <Group gap="sm">
              <FileButton accept=".csv,text/csv" onChange={take}>
                {(props) => (
                  <Button
                    {...props}
                    variant={importId === undefined ? 'filled' : 'default'}
                    loading={check.isPending}
                    leftSection={<IconUpload size={16} aria-hidden />}
                  >
                    {t(importId === undefined ? 'products.files.upload' : 'products.files.uploadAnother')}
                  </Button>
                )}
              </FileButton>
              <Anchor href="/api/v1/product-files/export" download="products.csv" size="sm">
                {t('products.files.example')}
              </Anchor>
            </Group>
            <FailureNotice error={check.error} />
          </Stack>
        </Panel>
        {importId !== undefined && <ImportResult key={importId} importId={importId} />}
      </Stack>
    </>
  )
}
