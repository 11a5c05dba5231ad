import { useText } from '@counterflow/ui'
import { Button, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'

interface ExportLinkProps {
  path: string
  /** What is filtered, as the API takes it. */
  query: Readonly<Record<string, string | number | undefined>>
}

/** A link to what is filtered as a file; the browser keeps it while it comes. */
export function ExportLink({ path, query }: ExportLinkProps) {
  const { t } = useText()
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) written.set(name, String(value))
  }
  return (
    <Tooltip label={t('lists.exportHint')}>
      <Button
        component="a"
        href={`${path}?${written}`}
        download
        variant="default"
        leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
      >
        {t('lists.export')}
      </Button>
    </Tooltip>
  )
}
