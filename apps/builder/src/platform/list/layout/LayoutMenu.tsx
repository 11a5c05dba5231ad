import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Checkbox, Divider, Popover, Stack, Switch, Tooltip } from '@mantine/core'
import { IconLayoutColumns } from '@tabler/icons-react'
import type { ListLayout } from './useListLayout'

interface LayoutMenuProps {
  /** Those that may be left out. */
  columns: readonly { key: string; header: string }[]
  usual: readonly string[]
  layout: ListLayout
  onChange: (change: Partial<ListLayout>) => void
}

/** Chooses the columns of a list and how high its rows are. */
export function LayoutMenu({ columns, usual, layout, onChange }: LayoutMenuProps) {
  const { t } = useText()
  const shown = layout.columns ?? usual
  const toggle = (key: string) =>
    onChange({
      columns: columns.map((column) => column.key).filter((one) => (one === key) !== shown.includes(one)),
    })
  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t('lists.columns')}>
          <ActionIcon variant="default" size={36} aria-label={t('lists.columns')}>
            <IconLayoutColumns size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('lists.columns')}>
        <Stack gap="xs">
          {columns.map(({ key, header }) => (
            <Checkbox key={key} label={header} checked={shown.includes(key)} onChange={() => toggle(key)} />
          ))}
          {layout.columns !== null && (
            <Button size="compact-xs" variant="subtle" onClick={() => onChange({ columns: null })}>
              {t('lists.usualColumns')}
            </Button>
          )}
          <Divider />
          <Switch
            label={t('lists.density')}
            checked={layout.dense}
            onChange={(event) => onChange({ dense: event.currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
